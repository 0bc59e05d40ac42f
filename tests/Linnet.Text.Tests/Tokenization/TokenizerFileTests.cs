using System.Text.Json;
using System.Text.Json.Nodes;
using Linnet.Text.Tokenization;

namespace Linnet.Tests;

public sealed class TokenizerFileTests
{
    [Fact]
    public void A_file_written_is_a_file_read()
    {
        var folder = Directory.CreateTempSubdirectory("tokenizer");
        try
        {
            var parts = SmallTokenizers.WordPiece();
            parts.Truncation = new TruncationOptions(6) { Strategy = TruncationStrategy.OnlyFirst, Direction = TextSide.Left };
            parts.Padding = new PaddingOptions { FixedLength = 8, PadToMultipleOf = 4 };
            var tokenizer = new Tokenizer(parts);
            tokenizer.Save(folder.FullName);
            var again = Tokenizer.Load(folder.FullName);
            Assert.Equal(tokenizer.ToJson(), again.ToJson());
            Assert.Equal(tokenizer.Encode("hello world, unaffable!").Ids, again.Encode("hello world, unaffable!").Ids);
            Assert.Equal("tokenizer.json", Assert.Single(folder.GetFiles()).Name);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("""{"type":"Metaspace","replacement":"▁","add_prefix_space":true}""", "▁a")]
    [InlineData("""{"type":"Metaspace","replacement":"▁","add_prefix_space":false,"prepend_scheme":"never"}""", "a")]
    [InlineData("""{"type":"Metaspace","replacement":"_","prepend_scheme":"always","split":false}""", "_a")]
    public void Old_and_new_fields_of_metaspace_are_read(string preTokenizer, string expected)
    {
        var tokenizer = Read(json => json["pre_tokenizer"] = JsonNode.Parse(preTokenizer));
        Assert.Equal(expected, tokenizer.PreTokenizer!.PreTokenize("a")[0].Word);
    }

    [Fact]
    public void Merges_are_read_in_both_notations()
    {
        foreach (var merges in (string[])["""["a b","ab c"]""", """[["a","b"],["ab","c"]]"""])
        {
            var tokenizer = Tokenizer.Parse(
                $$"""{"model":{"merges":{{merges}},"type":"BPE","vocab":{"a":0,"b":1,"c":2,"ab":3,"abc":4} } }""");
            Assert.Equal([4], tokenizer.EncodeIds("abc"));
        }
    }

    [Fact]
    public void A_model_that_does_not_name_its_type_is_recognised()
    {
        Assert.IsType<UnigramModel>(Tokenizer.Parse("""{"model":{"vocab":[["<unk>",0.0]],"unk_id":0}}""").Model);
        Assert.IsType<WordLevelModel>(Tokenizer.Parse("""{"model":{"vocab":{"a":0},"unk_token":"a"}}""").Model);
        Assert.IsType<BpeModel>(Tokenizer.Parse("""{"model":{"vocab":{"a":0},"merges":[]}}""").Model);
        Assert.IsType<WordPieceModel>(Tokenizer.Parse(
            """{"model":{"vocab":{"a":0},"unk_token":"a","continuing_subword_prefix":"##","max_input_chars_per_word":5}}""").Model);
    }

    [Theory]
    [InlineData("-2.9318392276763916")]
    [InlineData("-11.640625")]
    [InlineData("-0.0000123456789012345")]
    [InlineData("12345678901234567890123.5")]
    [InlineData("-3e2")]
    [InlineData("1.5E-7")]
    public void Scores_written_are_scores_read(string number)
    {
        var value = JsonDecimal.Parse(System.Text.Encoding.ASCII.GetBytes(number));
        Assert.Equal(value, JsonDecimal.Parse(System.Text.Encoding.ASCII.GetBytes(JsonDecimal.ToText(value))));
        Assert.Equal(double.Parse(number, System.Globalization.CultureInfo.InvariantCulture), value, 1e-15 * Math.Abs(value));
    }

    [SharedTheory]
    [MemberData(nameof(SharedNames))]
    public void Every_part_of_a_published_file_survives(string name)
    {
        using var original = JsonDocument.Parse(File.ReadAllText(Path.Combine(SharedTokenizers.FolderOf(name), "tokenizer.json")));
        using var written = JsonDocument.Parse(SharedTokenizers.Get(name).ToJson());
        foreach (var field in (string[])["version", "truncation", "padding", "added_tokens", "normalizer", "pre_tokenizer", "decoder"])
            Assert.Equal(Compact(original.RootElement.GetProperty(field)), Compact(written.RootElement.GetProperty(field)));
        Assert.Equal(Vocabulary(original), Vocabulary(written));
    }

    public static TheoryData<string> SharedNames => [.. SharedTokenizers.Names];

    private static Tokenizer Read(Action<JsonNode> change)
    {
        var json = JsonNode.Parse(new Tokenizer(SmallTokenizers.WordPiece()).ToJson())!;
        change(json);
        return Tokenizer.Parse(json.ToJsonString());
    }

    /// <summary>Tokens with their ids, pieces with their scores as they are read.</summary>
    private static List<(string, double)> Vocabulary(JsonDocument file)
    {
        var vocabulary = file.RootElement.GetProperty("model").GetProperty("vocab");
        return vocabulary.ValueKind == JsonValueKind.Object
            ? [.. vocabulary.EnumerateObject().Select(pair => (pair.Name, pair.Value.GetDouble()))]
            : [.. vocabulary.EnumerateArray().Select(pair => (pair[0].GetString()!, Score(pair[1])))];
    }

    private static double Score(JsonElement number) => JsonDecimal.Parse(System.Text.Encoding.ASCII.GetBytes(number.GetRawText()));

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
}
