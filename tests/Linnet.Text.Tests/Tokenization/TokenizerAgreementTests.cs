using System.Text.Json;
using Linnet.Text.Tokenization;

namespace Linnet.Tests;

/// <summary>Every published tokeniser must give what the reference library gives, token by token.</summary>
public sealed class TokenizerAgreementTests
{
    public static TheoryData<string> Names => [.. SharedTokenizers.Names];

    [SharedTheory]
    [MemberData(nameof(Names))]
    public void Single_texts_agree(string name) => CheckAll(name, SharedTokenizers.CasesOf(name));

    [SharedTheory]
    [MemberData(nameof(Names))]
    public void Pairs_agree(string name) => CheckAll(name, SharedTokenizers.PairsOf(name));

    [SharedFact]
    public void Sentences_of_the_story_model_agree() =>
        CheckAll("stories260k", SharedData.Path("interop/stories260k/encode_cases.jsonl"));

    private static void CheckAll(string name, string file)
    {
        var tokenizer = SharedTokenizers.Get(name);
        var problems = File.ReadLines(file).SelectMany(line => Check(tokenizer, line)).ToList();
        Assert.True(problems.Count == 0, $"{problems.Count} differ:\n" + string.Join('\n', problems.Take(20)));
    }

    private static IEnumerable<string> Check(Tokenizer tokenizer, string line)
    {
        using var json = JsonDocument.Parse(line);
        var expected = json.RootElement;
        var text = expected.GetProperty("text").GetString()!;
        var pair = expected.TryGetProperty("pair", out var second) ? second.GetString() : null;
        var encoding = tokenizer.Encode(text, pair);
        var name = expected.TryGetProperty("id", out var id) ? id.GetString() : JsonSerializer.Serialize(text);

        string? Differs(string what, object want, object got)
        {
            var (wanted, gotten) = (JsonSerializer.Serialize(want), JsonSerializer.Serialize(got));
            return wanted == gotten ? null : $"{name} {JsonSerializer.Serialize(text)} {what}: expected {wanted}, got {gotten}";
        }

        string?[] found =
        [
            Differs("ids", expected.GetProperty("ids"), encoding.Ids),
            Differs("fast ids", expected.GetProperty("ids"), tokenizer.EncodeIds(text, pair)),
            Differs("tokens", expected.GetProperty("tokens"), encoding.Tokens),
            Differs("offsets", expected.GetProperty("offsets"), Plain(encoding.CodePointOffsets)),
            expected.TryGetProperty("offsets_utf16", out var units) ? Differs("UTF-16 offsets", units, Plain(encoding.Offsets)) : null,
            expected.TryGetProperty("special_tokens_mask", out var mask) ? Differs("mask", mask, encoding.SpecialTokensMask) : null,
            expected.TryGetProperty("type_ids", out var types) ? Differs("type ids", types, encoding.TypeIds) : null,
            expected.TryGetProperty("decoded", out var decoded) ? Differs("decoded", decoded, tokenizer.Decode(encoding.Ids)) : null,
            expected.TryGetProperty("ids_without_special", out var bare)
                ? Differs("bare ids", bare, tokenizer.EncodeIds(text, pair, addSpecialTokens: false))
                : null,
        ];
        return found.OfType<string>();
    }

    private static int[][] Plain(TokenOffset[] offsets) => [.. offsets.Select(offset => new[] { offset.Start, offset.End })];
}
