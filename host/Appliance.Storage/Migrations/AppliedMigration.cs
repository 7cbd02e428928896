namespace Appliance.Storage.Migrations;

/// <summary>A step as the database remembers it.</summary>
internal sealed record AppliedMigration(long Number, string Name, string Checksum);
