using System.CommandLine;
using Appliance.Storage.Doctor;

namespace Appliance.Host.Commands;

/// <summary><c>doctor</c>: checks the stored data, also while the server runs, and changes nothing.</summary>
public static class DoctorCommand
{
    public static Command Build()
    {
        var command = new Command("doctor", "Checks database, sequences, files and audit chain; changes nothing. Exit code 4 when something is wrong.");
        command.SetAction((result, cancellationToken) => OpenData.WithServicesAsync(
            result,
            (services, token) => Task.FromResult(Examine(services.GetRequiredService<DataDoctor>(), token)),
            cancellationToken));
        return command;
    }

    private static int Examine(DataDoctor doctor, CancellationToken cancellationToken)
    {
        var findings = doctor.Examine(cancellationToken);
        foreach (var finding in findings.OrderByDescending(finding => finding.Severity))
        {
            Console.WriteLine($"{(finding.Severity == FindingSeverity.Fault ? "FAULT" : "note ")} {finding.Code}: {finding.English}");
        }

        var faults = findings.Count(finding => finding.Severity == FindingSeverity.Fault);
        Console.WriteLine(faults == 0 ? "The data is sound." : $"{faults} faults.");
        return faults == 0 ? ExitCodes.Done : ExitCodes.Findings;
    }
}
