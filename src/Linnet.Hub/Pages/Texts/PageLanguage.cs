namespace Linnet.Hub.Pages.Texts;

/// <summary>The languages of the pages.</summary>
internal enum PageLanguage
{
    /// <summary>English.</summary>
    English,

    /// <summary>Chinese in simplified letters.</summary>
    Chinese,
}
