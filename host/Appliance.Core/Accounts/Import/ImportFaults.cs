namespace Appliance.Core.Accounts.Import;

/// <summary>What can be wrong with a row of an import, besides what can be wrong with any account.</summary>
public static class ImportFaults
{
    public const string MissingColumn = "import_missing_column";
    public const string UnknownColumn = "import_unknown_column";
    public const string ColumnTwice = "import_column_twice";
    public const string NoRows = "import_no_rows";

    /// <summary>The login stands in an earlier row, which is named.</summary>
    public const string LoginTwice = "import_login_twice";

    /// <summary>More than one department has the name; its path is needed.</summary>
    public const string Ambiguous = "import_ambiguous";
    public const string NotANumber = "import_not_a_number";
    public const string NotYesOrNo = "import_not_yes_or_no";

    /// <summary>A cell stands right of the last column.</summary>
    public const string BeyondColumns = "import_beyond_columns";

    /// <summary>The department or a group is outside of what the importer may change.</summary>
    public const string OutOfReach = "import_out_of_reach";

    /// <summary>The super admin's role is taken by hand alone.</summary>
    public const string TakesAdmin = "import_takes_admin";

    /// <summary>Changed by somebody else since the preview.</summary>
    public const string Changed = "import_changed";
}
