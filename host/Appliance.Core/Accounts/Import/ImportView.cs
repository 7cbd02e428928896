using Appliance.Core.Spreadsheets;

namespace Appliance.Core.Accounts.Import;

/// <summary>An import in the shape of the wire.</summary>
/// <param name="Id">Opaque; its importer's alone.</param>
/// <param name="FileName">As it was sent.</param>
/// <param name="State">One of <see cref="ImportStates"/>.</param>
/// <param name="Done">Rows of the present step that are done.</param>
/// <param name="Total">Rows of the present step; 0 while reading.</param>
/// <param name="NewAccounts">Accounts that it makes.</param>
/// <param name="ChangedAccounts">Accounts that it changes.</param>
/// <param name="FaultCount">All faults.</param>
/// <param name="Faults">The first of them.</param>
/// <param name="Preview">The first accounts.</param>
/// <param name="SuggestsGb18030">The file reads well as GB18030.</param>
/// <param name="Milliseconds">How long saving took; null before.</param>
/// <param name="HasResult">The result file is still there: an hour, until the next import of the same person or a restart.</param>
public sealed record ImportView(
    string Id, string FileName, string State, int Done, int Total, int NewAccounts, int ChangedAccounts, int FaultCount,
    IReadOnlyList<SheetFault> Faults, IReadOnlyList<ImportPreviewRow> Preview, bool SuggestsGb18030, long? Milliseconds, bool HasResult);
