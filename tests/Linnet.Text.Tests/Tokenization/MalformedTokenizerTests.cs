using System.Text.Json.Nodes;
using Linnet.Text.Tokenization;

namespace Linnet.Tests;

/// <summary>Damaged and hostile files end in one line that names the file and the field.</summary>
public sealed class MalformedTokenizerTests
{
    private const string Model = """{"type":"WordLevel","vocab":{"a":0},"unk_token":"a"}""";

    [Theory]
    [InlineData("", "JSON")]
    [InlineData("[]", "must be a JSON object")]
    [InlineData("{", "JSON")]
    [InlineData("{}", "model is missing")]
    [InlineData("""{"model":{"type":"BPE","vocab":{"a":0}}}""", "model.merges is missing")]
    [InlineData("""{"model":{"type":"BPE","merges":[]}}""", "model.vocab is missing")]
    [InlineData("""{"model":{"type":"BPE","vocab":{"a":0},"merges":["a a"]}}""", "model.merges[0]")]
    [InlineData("""{"model":{"type":"BPE","vocab":{"a":0},"merges":["aa"]}}""", "model.merges[0]")]
    [InlineData("""{"model":{"type":"BPE","vocab":{"a":0},"merges":[["a"]]}}""", "model.merges[0]")]
    [InlineData("""{"model":{"type":"BPE","vocab":{"a":0},"merges":{}}}""", "model.merges")]
    [InlineData("""{"model":{"type":"BPE","vocab":{"a":0},"merges":[],"dropout":7}}""", "model.dropout")]
    [InlineData("""{"model":{"type":"WordLevel","vocab":{"a":0,"b":0},"unk_token":"a"}}""", "id 0")]
    [InlineData("""{"model":{"type":"WordLevel","vocab":{"a":0,"a":1},"unk_token":"a"}}""", "\"a\" twice")]
    [InlineData("""{"model":{"type":"WordLevel","vocab":{"a":-1},"unk_token":"a"}}""", "model.vocab[\"a\"]")]
    [InlineData("""{"model":{"type":"WordLevel","vocab":{"a":99999999999999},"unk_token":"a"}}""", "model.vocab[\"a\"]")]
    [InlineData("""{"model":{"type":"WordLevel","vocab":{"a":1.5},"unk_token":"a"}}""", "model.vocab[\"a\"]")]
    [InlineData("""{"model":{"type":"WordLevel","vocab":{"a":"x"},"unk_token":"a"}}""", "model.vocab[\"a\"]")]
    [InlineData("""{"model":{"type":"WordLevel","vocab":7,"unk_token":"a"}}""", "model.vocab")]
    [InlineData("""{"model":{"type":"WordLevel","vocab":{"a":0}}}""", "model.unk_token is missing")]
    [InlineData("""{"model":{"type":"WordLevel","vocab":{"a":0},"unk_token":3}}""", "model.unk_token")]
    [InlineData("""{"model":{"type":"Unigram","vocab":[["a"]],"unk_id":0}}""", "model.vocab[0]")]
    [InlineData("""{"model":{"type":"Unigram","vocab":[["a",1e999]],"unk_id":0}}""", "model.vocab[0]")]
    [InlineData("""{"model":{"type":"Unigram","vocab":[["a",0],["a",0]],"unk_id":0}}""", "model.vocab[1]")]
    [InlineData("""{"model":{"type":"Unigram","vocab":[["a",0]],"unk_id":5}}""", "unk_id is 5")]
    [InlineData("""{"model":{"type":"Unigram","vocab":{"a":0},"unk_id":0}}""", "model.vocab")]
    [InlineData("""{"model":{"type":"Elephant","vocab":{"a":0}}}""", "Elephant")]
    [InlineData("""{"model":7}""", "model must be an object")]
    public void Models(string json, string named) => Check(json, named);

    [Theory]
    [InlineData("version", "\"2.0\"", "version")]
    [InlineData("added_tokens", "{}", "added_tokens")]
    [InlineData("added_tokens", "[{}]", "added_tokens[0].id is missing")]
    [InlineData("added_tokens", """[{"id":-5,"content":"x"}]""", "added_tokens[0].id")]
    [InlineData("normalizer", """{"type":"Unheard"}""", "Unheard")]
    [InlineData("normalizer", "{}", "normalizer.type is missing")]
    [InlineData("normalizer", """{"type":"Sequence","normalizers":[{"type":"NFC"},{"type":7}]}""", "normalizer.normalizers[1].type")]
    [InlineData("normalizer", """{"type":"Precompiled","precompiled_charsmap":"!!"}""", "precompiled_charsmap")]
    [InlineData("normalizer", """{"type":"Precompiled","precompiled_charsmap":"////fwAAAAA="}""", "precompiled_charsmap")]
    [InlineData("normalizer", """{"type":"Replace","pattern":{"Regex":"("},"content":""}""", "normalizer.pattern")]
    [InlineData("pre_tokenizer", """{"type":"Metaspace","replacement":"ab"}""", "pre_tokenizer.replacement")]
    [InlineData("pre_tokenizer", """{"type":"Split","pattern":{},"behavior":"Removed","invert":false}""", "pre_tokenizer.pattern")]
    [InlineData("pre_tokenizer", """{"type":"Punctuation","behavior":"Eaten"}""", "pre_tokenizer.behavior")]
    [InlineData("pre_tokenizer", """{"type":"FixedLength","length":0}""", "pre_tokenizer.length")]
    [InlineData("post_processor", """{"type":"BertProcessing","sep":["a"],"cls":["a",0]}""", "post_processor.sep")]
    [InlineData("post_processor", """{"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"X","type_id":0}}],"pair":[],"special_tokens":{}}""", "X")]
    [InlineData("decoder", """{"type":"Strip","content":"","start":0,"stop":0}""", "decoder.content")]
    [InlineData("truncation", """{"max_length":-1,"strategy":"LongestFirst","stride":0}""", "truncation.max_length")]
    [InlineData("padding", """{"strategy":"Some","direction":"Right","pad_id":0,"pad_type_id":0,"pad_token":"x"}""", "padding.strategy")]
    [InlineData("padding", """{"strategy":{"Fixed":2000000000},"direction":"Right","pad_id":0,"pad_type_id":0,"pad_token":"x"}""", "padding.strategy.Fixed")]
    public void Other_parts(string field, string value, string named) => Check($$"""{"{{field}}":{{value}},"model":{{Model}}}""", named);

    [Fact]
    public void Parts_inside_one_another_without_end()
    {
        var nested = string.Concat(Enumerable.Repeat("""{"type":"Sequence","normalizers":[""", 10_000));
        Check($$"""{"normalizer":{{nested}}""", "JSON");
    }

    [Fact]
    public void Every_cut_of_a_good_file_is_refused()
    {
        var json = new Tokenizer(SmallTokenizers.WordPiece()).ToJson();
        for (var length = 0; length < json.TrimEnd().Length; length += 7) Assert.Throws<ModelFormatException>(() => Tokenizer.Parse(json[..length]));
    }

    [Fact]
    public void Every_field_of_another_kind_is_refused_or_harmless()
    {
        var original = new Tokenizer(SmallTokenizers.WordPiece()).ToJson();
        foreach (var wrong in (string[])["null", "7", "\"x\"", "[]", "{}", "true", "-1", "1e400"])
        {
            var paths = new List<string>();
            Collect(JsonNode.Parse(original)!, paths);
            foreach (var path in paths)
            {
                var json = JsonNode.Parse(original)!;
                Replace(json, path, wrong);
                try
                {
                    Tokenizer.Parse(json.ToJsonString()).Encode("hello [MASK] world", "a");
                }
                catch (LinnetException)
                {
                    // Refused, as it should be; any other exception fails the test.
                }
            }
        }
    }

    [Fact]
    public void A_file_that_is_not_there()
    {
        var error = Assert.Throws<ModelFormatException>(() => Tokenizer.Load("/nowhere/tokenizer.json"));
        Assert.Contains("/nowhere/tokenizer.json", error.Message, StringComparison.Ordinal);
    }

    [SharedTheory]
    [InlineData("tokenizer-missing-merges", "merges")]
    [InlineData("tokenizer-truncated", "JSON")]
    public void Shared_defects(string folder, string named)
    {
        var error = Assert.Throws<ModelFormatException>(() => Tokenizer.Load(SharedData.Path($"interop/malformed/{folder}")));
        Assert.Contains("tokenizer.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    private static void Check(string json, string named)
    {
        var error = Assert.Throws<ModelFormatException>(() => Tokenizer.Parse(json));
        Assert.StartsWith("tokenizer.json: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    private static void Collect(JsonNode node, List<string> paths)
    {
        var children = node switch
        {
            JsonObject map => map.Where(pair => !pair.Key.Contains('[', StringComparison.Ordinal)).Select(pair => pair.Value),
            JsonArray list => list.Take(2),
            _ => [],
        };
        foreach (var child in children.OfType<JsonNode>())
        {
            paths.Add(child.GetPath());
            Collect(child, paths);
        }
    }

    private static void Replace(JsonNode root, string path, string json)
    {
        var all = new Stack<JsonNode>([root]);
        while (all.TryPop(out var node))
        {
            if (node.GetPath() == path)
            {
                node.ReplaceWith(JsonNode.Parse(json));
                return;
            }

            if (node is JsonObject map) foreach (var (_, child) in map) if (child is not null) all.Push(child);
            if (node is JsonArray list) foreach (var child in list) if (child is not null) all.Push(child);
        }
    }
}
