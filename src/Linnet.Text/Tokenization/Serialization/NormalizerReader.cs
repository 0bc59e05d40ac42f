using System.Text;
using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Makes a <see cref="Normalizer"/> of its object in tokenizer.json.</summary>
internal static class NormalizerReader
{
    internal static Normalizer Read(JsonPart part) => part.Type switch
    {
        "BertNormalizer" => new BertNormalizer(
            part.Bool("clean_text"), part.Bool("handle_chinese_chars"),
            part.Has("strip_accents") ? part.Bool("strip_accents") : null, part.Bool("lowercase")),
        "NFC" => new UnicodeNormalizer(NormalizationForm.FormC),
        "NFD" => new UnicodeNormalizer(NormalizationForm.FormD),
        "NFKC" => new UnicodeNormalizer(NormalizationForm.FormKC),
        "NFKD" => new UnicodeNormalizer(NormalizationForm.FormKD),
        "Lowercase" => new LowercaseNormalizer(),
        "StripAccents" => new StripAccentsNormalizer(),
        "Strip" => new StripNormalizer(part.Bool("strip_left"), part.Bool("strip_right")),
        "Replace" => new ReplaceNormalizer(PatternReader.Read(part), part.String("content")),
        "Prepend" => new PrependNormalizer(part.String("prepend")),
        "Precompiled" => ReadPrecompiled(part),
        "Nmt" => new NmtNormalizer(),
        "ByteLevel" => new ByteLevelNormalizer(),
        "Sequence" => new SequenceNormalizer([.. part.Parts("normalizers").Select(Read)]),
        var other => throw part.Error($"is of the type {other}, which is not a known normalizer"),
    };

    private static PrecompiledNormalizer ReadPrecompiled(JsonPart part)
    {
        if (!part.Has("precompiled_charsmap")
            || part.Element.GetProperty("precompiled_charsmap") is not { ValueKind: JsonValueKind.String } text
            || !text.TryGetBytesFromBase64(out var charsmap))
            throw part.Wrong("precompiled_charsmap", "Base64");
        try
        {
            return new PrecompiledNormalizer(charsmap);
        }
        catch (FormatException cause)
        {
            throw part.Error($"has a damaged precompiled_charsmap: {cause.Message}", cause);
        }
    }
}
