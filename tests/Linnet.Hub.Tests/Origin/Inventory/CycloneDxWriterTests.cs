using System.Globalization;
using System.Text.Json.Nodes;
using Linnet.Hub.Licensing;
using Linnet.Hub.Origin.Inventory;
using Linnet.Signing;

namespace Linnet.Hub.Tests.Origin.Inventory;

public sealed class CycloneDxWriterTests
{
    private static readonly DateTimeOffset Date = DateTimeOffset.Parse("2026-03-01T12:00:00+02:00", CultureInfo.InvariantCulture);

    private static TestLineage Lineage { get; } = new TestLineage()
        .Model("me/chat", """{"license":"mit OR apache-2.0","base_model":["org/base","gone/other"],"base_model_relation":"merge","datasets":["d/talk"]}""")
        .Model("org/base", """{"license":"llama3","datasets":["d/talk","d/web"]}""")
        .Dataset("d/talk", """{"license":"cc-by-4.0"}""").Dataset("d/web", """{"license":"odd-1.0"}""");

    private static SignedFile[] Files { get; } = [new("model.safetensors", new string('a', 64)), new("README.md", new string('b', 64)), new("数据/训练.txt", new string('c', 64))];

    [Fact]
    public async Task A_bill_names_the_model_its_files_its_ancestors_and_its_data()
    {
        var bill = await BillAsync();
        Assert.Equal(("CycloneDX", "1.6", 1), (Text(bill["bomFormat"]), Text(bill["specVersion"]), bill["version"]!.GetValue<int>()));
        Assert.Matches("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", Text(bill["serialNumber"]));
        Assert.Equal("2026-03-01T10:00:00Z", Text(bill["metadata"]!["timestamp"]));
        var model = bill["metadata"]!["component"]!;
        Assert.Equal(("machine-learning-model", "me", "chat"), (Text(model["type"]), Text(model["group"]), Text(model["name"])));
        Assert.Equal("pkg:huggingface/me/chat@0000000000000000000000000000000000000001?repository_url=https%3A%2F%2Fhub.example", Text(model["purl"]));
        Assert.Equal("MIT OR Apache-2.0", Text(model["licenses"]![0]!["expression"]));
        Assert.Equal("text-generation", Text(model["modelCard"]!["modelParameters"]!["task"]));
        Assert.Equal(Files[0].Sha256, Text(model["hashes"]![0]!["content"]));
        Assert.Equal(Files.Select(file => $"{file.Path} SHA-256 {file.Sha256}"), model["components"]!.AsArray().Select(file => $"{Text(file!["name"])} {Text(file["hashes"]![0]!["alg"])} {Text(file["hashes"]![0]!["content"])}"));
        Assert.Equal(["base", "other"], model["pedigree"]!["ancestors"]!.AsArray().Select(ancestor => Text(ancestor!["name"])));
        Assert.Contains("org/base: its weights were merged with others to make me/chat", Text(model["pedigree"]!["notes"]), StringComparison.Ordinal);
        Assert.Equal(["talk", "web"], bill["components"]!.AsArray().Select(data => Text(data!["name"])));
        Assert.Equal("incomplete", Text(bill["compositions"]![0]!["aggregate"]));
    }

    [Fact]
    public async Task References_are_unique_and_lead_somewhere()
    {
        var bill = await BillAsync();
        var all = Descendants(bill).OfType<JsonObject>().ToList();
        var names = all.Select(node => node["bom-ref"]).Where(name => name is not null).Select(Text).ToList();
        Assert.Equal(names.Distinct(), names);
        Assert.Equal(5, names.Count);
        var references = all.Select(node => node["ref"]).Where(reference => reference is not null).Select(Text).ToList();
        Assert.Equal(3, references.Count);
        Assert.All(references, reference => Assert.Contains(reference, names));
        Assert.Contains(Text(bill["compositions"]![0]!["assemblies"]![0]), names);
        Assert.DoesNotContain(all, node => node.Any(field => field.Value is null));
    }

    [Fact]
    public async Task The_same_commit_has_the_same_bill_and_another_file_another_number()
    {
        var first = await BillAsync();
        Assert.Equal(first.ToJsonString(), (await BillAsync()).ToJsonString());
        var graph = await Lineage.GraphAsync("me/chat");
        var other = JsonNode.Parse(CycloneDxWriter.Write(new ModelInventory(graph, [new SignedFile("model.safetensors", new string('e', 64))], Date)))!;
        Assert.NotEqual(Text(first["serialNumber"]), Text(other["serialNumber"]));
    }

    [Theory]
    [InlineData("mit", """[{"license":{"id":"MIT","acknowledgement":"declared","url":"https://spdx.org/licenses/MIT.html"}}]""")]
    [InlineData("gemma", """[{"license":{"name":"Gemma Terms of Use","acknowledgement":"declared","url":"https://ai.google.dev/gemma/terms"}}]""")]
    [InlineData("odd-1.0", """[{"license":{"name":"odd-1.0","acknowledgement":"declared"}}]""")]
    [InlineData("apache-2.0+", """[{"expression":"Apache-2.0+","acknowledgement":"declared"}]""")]
    [InlineData("unknown", null)]
    public void A_licence_is_an_identifier_a_name_or_an_expression(string license, string? expected) => Assert.Equal(expected, CycloneDxLicenses.Of(CardLicense.Read(license))?.ToJsonString(Plain));

    private static System.Text.Json.JsonSerializerOptions Plain { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static async Task<JsonNode> BillAsync()
    {
        var inventory = new ModelInventory(await Lineage.GraphAsync("me/chat"), Files, Date) { Task = "text-generation", HubAddress = "https://hub.example" };
        return JsonNode.Parse(CycloneDxWriter.Write(inventory))!;
    }

    private static string Text(JsonNode? node) => node!.GetValue<string>();

    private static IEnumerable<JsonNode?> Descendants(JsonNode? node)
    {
        IEnumerable<JsonNode?> children = node switch { JsonObject map => map.Select(field => field.Value), JsonArray list => list, _ => [] };
        return children.SelectMany(Descendants).Prepend(node);
    }
}
