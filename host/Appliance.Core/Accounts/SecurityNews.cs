using Appliance.Core.Accounts.WayBack;
using Appliance.Core.Mail;
using Appliance.Core.Notices;
using Appliance.Sdk;
using Appliance.Storage;

namespace Appliance.Core.Accounts;

/// <summary>Tells the owner of an account what happened to it, in the write in which it happens.</summary>
public sealed class SecurityNews(NoticeService notices, MailOutbox mails)
{
    private const string OwnPage = "/me";

    internal void PasswordChanged(IWriteSession session, long agentId, CallerInfo? caller) => Post(
        session, agentId, new("密码已修改", "Your password was changed"),
        new($"{From(caller, "从 {0} 修改。", "")}如果不是你，马上联系管理员。", $"{From(caller, "From {0}. ", "")}If it was not you, tell your admin at once."));

    /// <summary>An admin changed the account: what of it the owner must know.</summary>
    internal void ChangedByAdmin(IWriteSession session, AccountContact before, AgentRow after, bool newPassword)
    {
        if (newPassword)
            PasswordChanged(session, before.Id, caller: null);
        if (before.Email is not null && before.Email != after.Email)
            EmailChanged(session, before.Id, before.Email);
    }

    internal void NewDevice(IWriteSession session, long agentId, CallerInfo caller) => Post(
        session, agentId, new("在新设备上登录", "Sign-in on a new device"),
        new($"来自 {caller.Address}。如果不是你，结束那次登录，然后修改密码。", $"From {caller.Address}. If it was not you, end that session and change your password."));

    internal void Locked(IWriteSession session, long agentId, CallerInfo caller, bool hasOwnMail) => Post(
        session, agentId, new("账号被暂时锁定", "Your account was locked for a while"),
        new($"有人从 {caller.Address} 连续输错密码。如果不是你，告诉管理员。", $"Wrong passwords were tried from {caller.Address}. If it was not you, tell your admin."), hasOwnMail);

    internal void PasswordOld(IWriteSession session, long agentId, int days) => Post(
        session, agentId, new($"密码已用了 {days} 天", $"Your password is {days} days old"), new("建议换一个新的。", "It is time for a new one."));

    internal void PasswordEnds(IWriteSession session, long agentId, int days) => Post(
        session, agentId, new($"密码 {days} 天后到期", $"Your password expires in {days} days"),
        new("到期后登录时须设新密码，现在就可以改。", "Then a new one is asked for at the sign-in; you can change it now."));

    /// <summary>Also to the former address: who took an account over would change it first.</summary>
    internal void EmailChanged(IWriteSession session, long agentId, string? formerAddress)
    {
        Post(session, agentId, new("邮箱已更改", "Your e-mail address was changed"), new("如果不是你，马上联系管理员。", "If it was not you, tell your admin at once."));
        if (formerAddress is not null && AccountContact.Find(session.Connection, agentId) is { } account)
            mails.Queue(session, AccountMails.EmailChanged(formerAddress, account.ReadsEnglish, account.Login));
    }

    private void Post(IWriteSession session, long agentId, LocalizedText title, LocalizedText body, bool hasOwnMail = false) =>
        notices.Post(session, new NewNotice(NoticeKinds.Security, agentId, title, body, OwnPage, hasOwnMail));

    private static string From(CallerInfo? caller, string words, string none) =>
        caller is null ? none : words.Replace("{0}", caller.Address, StringComparison.Ordinal);
}
