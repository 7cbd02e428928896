using System.Globalization;
using Appliance.Storage;
using Appliance.Storage.Tests.Testing;

// The child process of the tests: holds a data folder, or writes to it until it is killed.
try
{
    await using var storage = await TestStorage.OpenAsync(args[1]);
    if (args[0] == "hold")
    {
        Console.WriteLine("open");
        await Console.In.ReadLineAsync();
        return 0;
    }

    var senders = int.Parse(args[2], CultureInfo.InvariantCulture);
    await Task.WhenAll(Enumerable.Range(0, senders).Select(async sender =>
    {
        for (long number = storage.Database.NumbersOf(sender).Length; ; number++)
        {
            await storage.Database.WriteAsync(session => session.Insert(sender, number), CancellationToken.None);
            lock (Console.Out)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sender} {number} ."));
        }
    }));
    return 0;
}
catch (StorageStartException e)
{
    Console.WriteLine(e.Code);
    return 1;
}
