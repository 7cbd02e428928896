namespace Appliance.Core;

/// <summary>The kinds of refusal, each one HTTP status of the wire contract.</summary>
public enum RefusalKind
{
    /// <summary>400: malformed.</summary>
    Invalid,

    /// <summary>401.</summary>
    NotSignedIn,

    /// <summary>403: lacks a permission.</summary>
    Forbidden,

    /// <summary>404: absent or out of scope; the two are not told apart.</summary>
    NotFound,

    /// <summary>409: the state does not allow it.</summary>
    Conflict,

    /// <summary>413.</summary>
    TooLarge,

    /// <summary>415.</summary>
    WrongType,

    /// <summary>422: well-formed but refused by a rule.</summary>
    Refused,

    /// <summary>423.</summary>
    Locked,

    /// <summary>429.</summary>
    TooMany,

    /// <summary>503.</summary>
    Unavailable,
}
