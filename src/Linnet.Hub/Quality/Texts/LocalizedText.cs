using System.Globalization;
using System.Text.Json.Nodes;

namespace Linnet.Hub.Quality;

/// <summary>A text of the table with what belongs in its gaps.</summary>
/// <param name="Text">Which text.</param>
/// <param name="Values">Names, paths and numbers, the same in every language.</param>
internal sealed record LocalizedText(QualityText Text, IReadOnlyList<string> Values)
{
    /// <summary>In English.</summary>
    public string English => Fill(QualityTexts.English(Text));

    /// <summary>In Chinese.</summary>
    public string Chinese => Fill(QualityTexts.Chinese(Text));

    /// <summary>In the language of a page: <c>zh</c> and its kinds, else English.</summary>
    internal string In(string language) => language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese : English;

    internal JsonObject ToJson() => new() { ["en"] = English, ["zh"] = Chinese };

    private string Fill(string format) => string.Format(CultureInfo.InvariantCulture, format, [.. Values]);
}
