using Appliance.Core.Mail;

namespace Appliance.Core.Accounts.WayBack;

/// <summary>The words of the mails about an account, in its owner's language.</summary>
internal static class AccountMails
{
    /// <param name="to">The address.</param>
    /// <param name="english">The owner reads English; Chinese otherwise.</param>
    /// <param name="login">Which account.</param>
    /// <param name="code">What opens it.</param>
    /// <param name="link">The page for it; null where the server does not know its own address.</param>
    public static OutgoingMail Reset(string to, bool english, string login, string code, Uri? link) => english
        ? new(to, "Reset your password", $"""
            Somebody, probably you, asked for a new password for the account {login}.

            {(link is null ? "On the sign-in page choose \"Forgotten password\" and enter this code:" : $"Open this page and set a new one:\n{link}\n\nor enter this code:")}

            {code}

            It works once, within 30 minutes. If it was not you, there is nothing to do: your password stays as it is.
            """)
        : new(to, "重设密码", $"""
            有人（应该是你）为账号 {login} 申请重设密码。

            {(link is null ? "在登录页选“忘记密码”，输入这个验证码：" : $"打开这个页面设新密码：\n{link}\n\n或输入这个验证码：")}

            {code}

            30 分钟内有效，只能用一次。如果不是你申请的，不用理会，密码不会变。
            """);

    public static OutgoingMail Locked(string to, bool english, string login, string address, string code, Uri? link) => english
        ? new(to, "Your account is locked for a while", $"""
            Wrong passwords were tried for the account {login}, the last time from {address}, so it is locked for a while there.

            If it was you, unlock it now{(link is null ? " with this code on the page \"Unlock\" of the sign-in:" : $":\n{link}\n\nor with this code:")}

            {code}

            It works once, within two hours. If it was not you, leave it locked, and tell your admin when it goes on.
            """)
        : new(to, "账号被暂时锁定", $"""
            账号 {login} 连续输错密码，最近一次来自 {address}，那里暂时不能登录。

            如果是你自己，现在就可以解锁{(link is null ? "，在登录页选“解锁账号”，输入这个验证码：" : $"：\n{link}\n\n或输入这个验证码：")}

            {code}

            两小时内有效，只能用一次。如果不是你，不用解锁；反复出现请告诉管理员。
            """);

    public static OutgoingMail EmailChanged(string to, bool english, string login) => english
        ? new(to, "The e-mail address of your account was changed", $"""
            The account {login} has a new e-mail address; this one no longer belongs to it. If that was not you, tell your admin at once.
            """)
        : new(to, "账号的邮箱已更改", $"""
            账号 {login} 换了新的邮箱，这个地址不再属于它。如果不是你改的，马上告诉管理员。
            """);
}
