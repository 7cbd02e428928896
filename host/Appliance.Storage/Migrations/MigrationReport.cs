namespace Appliance.Storage.Migrations;

/// <summary>What a run of the migrator did.</summary>
/// <param name="Applied">Steps applied, in order; empty when the schema was up to date.</param>
/// <param name="Backup">Path of the copy made before the first step; null when none was needed.</param>
public sealed record MigrationReport(IReadOnlyList<IMigration> Applied, string? Backup);
