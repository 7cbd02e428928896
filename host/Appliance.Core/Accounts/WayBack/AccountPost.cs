using System.Threading.Channels;
using Appliance.Core.Mail;
using Appliance.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Appliance.Core.Accounts.WayBack;

/// <summary>
/// Writes the mails about accounts behind the back of who asks: the answer to a forgotten password or a locked sign-in has
/// gone out before anybody looks whether there is such an account, so that its time tells nothing.
/// </summary>
public sealed class AccountPost(
    IDatabase database, MailOutbox mails, SecurityNews news, PublicAddress address, TimeProvider clock, ILogger<AccountPost> log) : BackgroundService
{
    internal static readonly TimeSpan ResetLife = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan UnlockLife = TimeSpan.FromHours(2);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private const int ResetsAnHour = 3;
    private const int MaxWaiting = 1000;

    // What does not fit is dropped: the person asks again, and somebody who floods gets no more.
    private readonly Channel<AccountRequest> _requests = Channel.CreateBounded<AccountRequest>(
        new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    internal void Ask(AccountRequest request) => _requests.Writer.TryWrite(request);

    /// <summary>Deals with what was asked so far; for those who do not wait for the background.</summary>
    internal async Task DrainAsync(CancellationToken cancellationToken)
    {
        while (_requests.Reader.TryRead(out var request))
            await HandleAsync(request, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var request in _requests.Reader.ReadAllAsync(stoppingToken))
            {
                try
                {
                    await HandleAsync(request, stoppingToken);
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    log.LogWarning(exception, "A mail about an account could not be written");
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server ends.
        }
    }

    private async Task HandleAsync(AccountRequest request, CancellationToken cancellationToken)
    {
        var found = database.Read(connection => Credentials.Find(connection, LoginKey.Of(request.Login)));
        if (found is null)
            return;
        await database.WriteAsync(
            session =>
            {
                if (AccountContact.Find(session.Connection, found.Id) is not { State: AgentStates.Enabled } account)
                    return;
                if (request.Kind == AccountLinks.Reset)
                    SendReset(session, account, request.Caller);
                else
                    SendUnlock(session, account, request.Caller);
            },
            cancellationToken);
    }

    private void SendReset(IWriteSession session, AccountContact account, CallerInfo caller)
    {
        var now = clock.Milliseconds();
        if (account is not { Email: { } email, HasPassword: true } || AccountLinks.Sent(session, account.Id, AccountLinks.Reset, now - (long)Hour.TotalMilliseconds) >= ResetsAnHour)
            return;
        var code = AccountCode.New();
        AccountLinks.Add(session, account.Id, AccountLinks.Reset, code, caller.Address, ResetLife, now);
        mails.Queue(session, AccountMails.Reset(email, account.ReadsEnglish, account.Login, code, address.Of("/reset-password?code=" + code)));
        SignInLog.Add(session, account.Id, account.Login, "reset_requested", caller, clock);
    }

    private void SendUnlock(IWriteSession session, AccountContact account, CallerInfo caller)
    {
        var now = clock.Milliseconds();
        if (AccountLinks.Sent(session, account.Id, AccountLinks.Unlock, now - (long)Hour.TotalMilliseconds) > 0)
            return;
        var code = AccountCode.New();
        AccountLinks.Add(session, account.Id, AccountLinks.Unlock, code, caller.Address, UnlockLife, now);
        news.Locked(session, account.Id, caller, hasOwnMail: account.Email is not null);
        if (account.Email is { } email)
            mails.Queue(session, AccountMails.Locked(email, account.ReadsEnglish, account.Login, caller.Address, code, address.Of("/unlock?code=" + code)));
    }
}
