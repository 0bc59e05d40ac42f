namespace Linnet.Hub.Quality;

/// <summary>How a version does by a rule.</summary>
internal enum RuleOutcome
{
    /// <summary>As the specification says, or the rule does not apply.</summary>
    Pass,

    /// <summary>Usable, but not as the specification says.</summary>
    Warn,

    /// <summary>Against the specification.</summary>
    Fail,
}
