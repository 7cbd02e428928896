using System.CommandLine;
using Appliance.Core.Accounts;

namespace Appliance.Host.Commands;

/// <summary><c>admin reset-password</c>: the way back in for whoever stands at the machine.</summary>
public static class AdminCommand
{
    public static Command Build()
    {
        var login = new Argument<string>("login") { Description = "Whose password" };
        var password = new Option<string?>("--password") { Description = "The new password; without it one is generated, which must be changed at the next sign-in" };
        var reset = new Command("reset-password", "Sets a new password, ends every session, takes the second factors, lifts the limits of signing in, and enables and unlocks the account. Stop the server first.") { login, password };
        reset.SetAction((result, cancellationToken) => OpenData.WithAsync(
            result,
            (services, token) => ResetAsync(services, result.GetRequiredValue(login), result.GetValue(password), token),
            cancellationToken));
        return new Command("admin", "Help for the admin.") { reset };
    }

    private static async Task<int> ResetAsync(IServiceProvider services, string login, string? password, CancellationToken cancellationToken)
    {
        var result = await services.GetRequiredService<ResetPassword>().ResetAsync(login, password, cancellationToken);
        if (result.IsRefused)
        {
            var reasons = result.Refusal.Errors?.SelectMany(error => error.Value) ?? [];
            await Console.Error.WriteLineAsync($"{login}: {result.Refusal.Code} {string.Join(", ", reasons)}".TrimEnd());
            return ExitCodes.Failed;
        }

        Console.WriteLine(password is null ? $"The new password of {login}: {result.Value}" : $"The password of {login} is changed.");
        return ExitCodes.Done;
    }
}
