using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Makes a <see cref="PostProcessor"/> of its object in tokenizer.json.</summary>
internal static class PostProcessorReader
{
    internal static PostProcessor Read(JsonPart part) => part.Type switch
    {
        "TemplateProcessing" => ReadTemplate(part),
        "BertProcessing" => new BertPostProcessor(ReadToken(part, "sep"), ReadToken(part, "cls")),
        "RobertaProcessing" => new RobertaPostProcessor(
            ReadToken(part, "sep"), ReadToken(part, "cls"), part.Bool("trim_offsets", true), part.Bool("add_prefix_space", true)),
        "ByteLevel" => new ByteLevelPostProcessor(
            part.Bool("add_prefix_space"), part.Bool("trim_offsets"), part.Bool("use_regex", true)),
        "Sequence" => new SequencePostProcessor([.. part.Parts("processors").Select(Read)]),
        var other => throw part.Error($"is of the type {other}, which is not a known post_processor"),
    };

    private static SpecialTokenId ReadToken(JsonPart part, string field)
    {
        if (part.Has(field) && part.Element.GetProperty(field) is { ValueKind: JsonValueKind.Array } pair && pair.GetArrayLength() == 2
            && pair[0].ValueKind == JsonValueKind.String && pair[1].ValueKind == JsonValueKind.Number
            && pair[1].TryGetInt32(out var id) && id >= 0)
            return new SpecialTokenId(pair[0].GetString()!, id);
        throw part.Wrong(field, "[token, id]");
    }

    private static TemplatePostProcessor ReadTemplate(JsonPart part)
    {
        var tokens = part.Part("special_tokens").Entries().Select(entry => ReadTemplateToken(entry.Key, entry.Value)).ToList();
        try
        {
            return new TemplatePostProcessor(
                [.. part.Parts("single").Select(ReadPiece)], [.. part.Parts("pair").Select(ReadPiece)], tokens);
        }
        catch (Exception cause) when (cause is ConfigurationException or ArgumentException)
        {
            throw part.Error($"can not be used: {cause.Message}", cause);
        }
    }

    private static TemplateToken ReadTemplateToken(string name, JsonPart part)
    {
        var ids = part.List<int>("ids", item => item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var id) && id >= 0 ? id : -1, "an id");
        var tokens = part.List("tokens", item => item.ValueKind == JsonValueKind.String ? item.GetString() : null, "a token");
        if (ids.Contains(-1)) throw part.Wrong("ids", "a list of ids, which are not negative");
        if (ids.Count != tokens.Count) throw part.Error("must have as many ids as tokens");
        var pairs = new SpecialTokenId[ids.Count];
        for (var i = 0; i < pairs.Length; i++) pairs[i] = new SpecialTokenId(tokens[i], ids[i]);
        return new TemplateToken(name, pairs);
    }

    private static TemplatePiece ReadPiece(JsonPart part)
    {
        if (part.Has("SpecialToken"))
        {
            var special = part.Part("SpecialToken");
            return TemplatePiece.Special(special.String("id"), special.Int("type_id"));
        }

        var sequence = part.Part("Sequence");
        return TemplatePiece.Sequence(sequence.Choice("id", ("A", 0), ("B", 1)), sequence.Int("type_id"));
    }
}
