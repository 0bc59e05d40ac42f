namespace Linnet.Hub.Licensing;

/// <summary>What a licence asks or forbids.</summary>
internal enum LicenseTerm
{
    /// <summary>No commercial use.</summary>
    NonCommercial,

    /// <summary>What is made from it must not be shared.</summary>
    NoDerivatives,

    /// <summary>Uses are forbidden, and whoever passes the work or a derivative on has to forbid them too.</summary>
    UseRestrictions,

    /// <summary>What is made from it keeps the licence.</summary>
    ShareAlike,

    /// <summary>The form in which one would change it has to be offered.</summary>
    SourceDisclosure,

    /// <summary>The authors are named.</summary>
    Attribution,

    /// <summary>Copyright notices and the licence's text or address go along.</summary>
    Notice,

    /// <summary>It is said that, or what, was changed.</summary>
    StateChanges,

    /// <summary>The result, or the page about it, has to carry a name.</summary>
    Naming,

    /// <summary>Very large services need another licence.</summary>
    LargeServices,
}
