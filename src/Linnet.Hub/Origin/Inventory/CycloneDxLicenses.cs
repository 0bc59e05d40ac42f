using System.Text.Json.Nodes;
using Linnet.Hub.Licensing;

namespace Linnet.Hub.Origin.Inventory;

/// <summary>A card's licence as CycloneDX writes it: SPDX's identifier, a name where SPDX has none, or an expression.</summary>
internal static class CycloneDxLicenses
{
    /// <summary>The value of <c>licenses</c>.</summary>
    /// <returns>Null where nothing is known.</returns>
    internal static JsonArray? Of(CardLicense license)
    {
        if (license.Expression is not { } expression) return null;
        if (expression is not SimpleLicense { IsOrLater: false, Exception: null } simple)
            return new JsonArray(new JsonObject { ["expression"] = expression.ToString(), ["acknowledgement"] = "declared" });

        // The schema has a list of identifiers; one that is not surely among them is a name.
        var terms = LicenseTable.Find(simple.Id);
        var one = terms is { IsListed: true } ? new JsonObject { ["id"] = terms.Id } : new JsonObject { ["name"] = terms?.Name ?? simple.Id };
        one["acknowledgement"] = "declared";
        if (license.Link is { } link) one["url"] = link;
        return new JsonArray(new JsonObject { ["license"] = one });
    }
}
