namespace Appliance.Core.Mail;

/// <summary>What became of a test mail.</summary>
/// <param name="Sent">The server took it.</param>
/// <param name="Step">The last step reached: connect, tls, greeting, sign_in, sender, recipient, content.</param>
/// <param name="Code">The server's reply code (RFC 5321); null when it was not reached.</param>
/// <param name="Answer">The server's own words, or those of the network.</param>
public sealed record MailTestResult(bool Sent, string Step, int? Code, string Answer);
