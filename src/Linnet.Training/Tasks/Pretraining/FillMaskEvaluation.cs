using Linnet.Evaluation;
using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Training.Encoded;

namespace Linnet.Training.Tasks.Pretraining;

/// <summary>Measures the masked language model of a folder on plain text: 15 of 100 tokens are hidden, always the same ones.</summary>
internal static class FillMaskEvaluation
{
    private const double MaskProbability = 0.15;
    private const int LongestRow = 512;

    internal static MetricReport Run(string modelFolder, string dataPath)
    {
        var folder = ModelFolder.Open(modelFolder);
        using var model = folder.LoadNetwork<MaskedLanguageModel>();
        var encoder = TokenizerTextEncoder.FromFolder(folder, Math.Min(model.MaxLength, LongestRow));
        var (tokenizer, path) = (encoder.Tokenizer, folder.FilePath(ModelFolder.TokenizerFile));
        if (tokenizer.MaskId is null || tokenizer.ClsId is not { } begin || tokenizer.SepId is not { } end)
            throw new ModelFormatException(path, "has no [MASK], [CLS] or [SEP] (or <mask>, <s>, </s>), so that nothing can be hidden.");
        var words = new WordStarts(tokenizer, null);
        var packer = new RowPacker(begin, end, encoder.MaxLength, lineByLine: false);
        var scratch = Directory.CreateTempSubdirectory("linnet-evaluate-").FullName;
        try
        {
            using var shards = TokenShards.OpenOrBuild(
                Path.Combine(scratch, "rows"), "evaluation", () => packer.Pack(TextCorpus.Open(dataPath).Lines().Select(words.Encode)));
            if (shards.Count == 0) throw new DataFormatException(dataPath, null, "has no text; expected plain text.");
            return MaskedTokens.Measure(model, shards, [.. Enumerable.Range(0, shards.Count)], Masking.For(tokenizer, MaskProbability, wholeWords: true), encoder.PadId);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }
}
