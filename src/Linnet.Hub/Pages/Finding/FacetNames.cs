using Linnet.Hub.Pages.Texts;
using Linnet.Hub.Search.Facets;
using Linnet.Hub.Search.Text;

namespace Linnet.Hub.Pages.Finding;

/// <summary>What people call the values of facets.</summary>
internal static class FacetNames
{
    /// <summary>In the language of the page; values without a name of their own are shown as they are.</summary>
    internal static string Of(Facet facet, string value, PageLanguage language)
    {
        var isChinese = language == PageLanguage.Chinese;
        return facet switch
        {
            Facet.Language => KnownNames.LanguageName(value, isChinese) ?? value,
            Facet.Task => KnownNames.TaskName(value, isChinese),
            _ => value,
        };
    }
}
