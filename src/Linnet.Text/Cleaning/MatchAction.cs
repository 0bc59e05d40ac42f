namespace Linnet.Text.Cleaning;

/// <summary>What becomes of a URL, an e-mail address or a user mention.</summary>
public enum MatchAction
{
    /// <summary>It stays as it is.</summary>
    Keep,

    /// <summary>It is taken out; a space stands in its place, so that its neighbours do not grow together.</summary>
    Remove,

    /// <summary>A placeholder such as <c>[url]</c> stands in its place.</summary>
    Replace,
}
