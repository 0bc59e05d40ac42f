using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Linnet.Hub.Repositories;
using Linnet.Signing;

namespace Linnet.Hub.Origin.Inventory;

/// <summary>
/// A model's bill of materials in CycloneDX 1.6 (ECMA-424, JSON): the model as <c>machine-learning-model</c> with its files and their hashes, its ancestors as its pedigree,
/// the data sets as components that the model cards refer to.
/// </summary>
internal sealed class CycloneDxWriter
{
    private const string Schema = "http://cyclonedx.org/schema/bom-1.6.schema.json";
    private const string WeightsExtension = ".safetensors";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly ModelInventory _inventory;
    private readonly LineageGraph _lineage;
    private readonly Dictionary<LineageKey, LineageNode> _nodes;
    private readonly ILookup<LineageKey, LineageEdge> _edges;

    private CycloneDxWriter(ModelInventory inventory)
    {
        _inventory = inventory;
        _lineage = inventory.Lineage;
        _nodes = _lineage.Nodes.ToDictionary(node => node.Key);
        _edges = _lineage.Edges.ToLookup(edge => edge.Child);
    }

    /// <summary>Writes the bill.</summary>
    internal static string Write(ModelInventory inventory) => new CycloneDxWriter(inventory).Bill().ToJsonString(Indented) + "\n";

    private JsonObject Bill()
    {
        var bill = new JsonObject
        {
            ["$schema"] = Schema,
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["serialNumber"] = SerialNumber(),
            ["version"] = 1,
            ["metadata"] = new JsonObject
            {
                ["timestamp"] = _inventory.Timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                ["tools"] = new JsonObject { ["components"] = new JsonArray(Tool()) },
                ["component"] = Subject(),
            },
            ["components"] = new JsonArray([.. _lineage.Nodes.Where(node => node != _lineage.Root && node.Key.Kind == RepositoryKind.Dataset).Select(Component)]),
        };
        if (_lineage.IsTruncated || _lineage.Nodes.Any(node => node.Record is null))
            bill["compositions"] = new JsonArray(new JsonObject { ["aggregate"] = "incomplete", ["assemblies"] = new JsonArray(_lineage.Root.Reference) });
        return bill;
    }

    private JsonObject Tool()
    {
        var tool = new JsonObject { ["type"] = "application", ["name"] = "linnet" };
        if (_inventory.ToolVersion is { } version) tool["version"] = version;
        return tool;
    }

    /// <summary>What the bill is about: all of it, while others are named only.</summary>
    private JsonObject Subject()
    {
        var subject = Component(_lineage.Root);

        // The model's own hash is that of its weights; where these are in several files, only the files have hashes.
        if (_inventory.Files.Where(file => file.Path.EndsWith(WeightsExtension, StringComparison.Ordinal)).ToList() is [var weights]) subject["hashes"] = Hashes(weights);
        if (_inventory.Files.Count > 0) subject["components"] = new JsonArray([.. _inventory.Files.Select(File)]);
        var ancestors = _lineage.Ancestors().Select(ancestor => ancestor.Node).Where(node => node.Key.Kind == RepositoryKind.Model).Distinct().ToList();
        if (ancestors.Count > 0)
        {
            subject["pedigree"] = new JsonObject
            {
                ["ancestors"] = new JsonArray([.. ancestors.Select(Component)]),
                ["notes"] = string.Join("; ", _lineage.Edges.Where(edge => edge.Relation != ParentRelation.Dataset)
                    .Select(edge => $"{edge.Parent.Id}: {edge.Relation.Sentence(edge.Child.Id)}")),
            };
        }

        return subject;
    }

    private JsonObject Component(LineageNode node)
    {
        var isModel = node.Key.Kind == RepositoryKind.Model;
        var slash = node.Key.Id.IndexOf('/', StringComparison.Ordinal);
        var space = slash > 0 ? node.Key.Id[..slash] : null;
        var name = node.Key.Id[(slash > 0 ? slash + 1 : 0)..];
        var component = new JsonObject { ["type"] = isModel ? "machine-learning-model" : "data", ["bom-ref"] = node.Reference, ["name"] = name };
        if (space is not null) component["group"] = space;
        if (node.Revision is { } revision) component["version"] = revision;
        if (node.Author is { } author) component["authors"] = new JsonArray(new JsonObject { ["name"] = author });
        if (CycloneDxLicenses.Of(node.License) is { } licenses) component["licenses"] = licenses;
        if (isModel && space is not null && PackageAddress(space, name, node.Revision) is { } address) component["purl"] = address;
        if (node.Record?.Link is { } link) component["externalReferences"] = new JsonArray(new JsonObject { ["type"] = "distribution", ["url"] = link });
        if (isModel && ModelCard(node) is { } card) component["modelCard"] = card;
        if (!isModel) component["data"] = new JsonArray(DataOf(node));
        return component;
    }

    private JsonObject? ModelCard(LineageNode node)
    {
        var parameters = new JsonObject();
        if (node == _lineage.Root && _inventory.Task is { } task) parameters["task"] = task;
        var datasets = _edges[node.Key].Where(edge => edge.Relation == ParentRelation.Dataset && edge.Parent != _lineage.Root.Key)
            .Select(edge => new JsonObject { ["ref"] = _nodes[edge.Parent].Reference }).ToList();
        if (datasets.Count > 0) parameters["datasets"] = new JsonArray([.. datasets]);
        return parameters.Count == 0 ? null : new JsonObject { ["modelParameters"] = parameters };
    }

    private static JsonObject DataOf(LineageNode node)
    {
        var data = new JsonObject { ["type"] = "dataset", ["name"] = node.Key.Id };
        if (node.Record?.Link is { } link) data["contents"] = new JsonObject { ["url"] = link };
        return data;
    }

    private static JsonObject File(SignedFile file) => new() { ["type"] = "file", ["name"] = file.Path, ["hashes"] = Hashes(file) };

    private static JsonArray Hashes(SignedFile file) => new(new JsonObject { ["alg"] = "SHA-256", ["content"] = file.Sha256 });

    /// <summary>A package address of the type <c>huggingface</c>, which names the commit.</summary>
    private string? PackageAddress(string space, string name, string? revision)
    {
        if (revision is null) return null;
        var address = $"pkg:huggingface/{Uri.EscapeDataString(space)}/{Uri.EscapeDataString(name)}@{Uri.EscapeDataString(revision.ToLowerInvariant())}";
        return _inventory.HubAddress is { } hub ? $"{address}?repository_url={Uri.EscapeDataString(hub)}" : address;
    }

    /// <summary>A UUID that follows from the contents (version 8 of RFC 9562): the same commit has the same bill.</summary>
    private string SerialNumber()
    {
        var text = new StringBuilder();
        foreach (var node in _lineage.Nodes) text.Append(node.Reference).Append('\n');
        foreach (var file in _inventory.Files) text.Append(file.Sha256).Append(' ').Append(file.Path).Append('\n');
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return $"urn:uuid:{new Guid(bytes, bigEndian: true)}";
    }
}
