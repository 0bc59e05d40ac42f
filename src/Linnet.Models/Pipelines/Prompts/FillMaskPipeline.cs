using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Layers;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;
using Linnet.Text.Tokenization;

namespace Linnet.Models.Pipelines;

/// <summary>Tells which words belong in the gaps of a text. Safe to use from any number of threads at once.</summary>
/// <example>
/// <code>
/// using var pipeline = FillMaskPipeline.Load("models/base");
/// foreach (var token in pipeline.Fill("Paris is the [MASK] of France.", top: 5)[0]) Console.WriteLine($"{token.Token} {token.Score:P1}");
/// </code>
/// </example>
public sealed class FillMaskPipeline : ILanguagePipeline<FillMaskPipeline>
{
    private static readonly string[] Spellings = ["[MASK]", "<mask>"];

    private readonly Tokenizer _tokenizer;
    private readonly int _maskId;

    /// <summary>Puts model and tokeniser together.</summary>
    /// <param name="model">Owned by the pipeline from now on.</param>
    /// <param name="encoder">Gives ids that the model knows.</param>
    /// <exception cref="ConfigurationException">The tokeniser has no token for a mask.</exception>
    public FillMaskPipeline(MaskedLanguageModel model, TokenizerTextEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(encoder);
        (Model, Encoder) = (model, encoder);
        _tokenizer = encoder.Tokenizer;
        _maskId = _tokenizer.MaskId ?? throw new ConfigurationException("The tokeniser has no token for a mask ([MASK] or <mask>), so that nothing can be filled in.");
    }

    /// <summary>The model.</summary>
    public MaskedLanguageModel Model { get; }

    /// <summary>From texts to ids.</summary>
    public TokenizerTextEncoder Encoder { get; }

    /// <summary>How a mask is written in this model's texts; <c>[MASK]</c> and <c>&lt;mask&gt;</c> are understood by all.</summary>
    public string Mask => _tokenizer.IdToToken(_maskId)!;

    /// <summary>Loads a model folder.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="ModelFormatException">The folder is missing or damaged, or holds no masked language model.</exception>
    public static FillMaskPipeline Load(string path)
    {
        var folder = ModelFolder.Open(path);
        var model = folder.LoadNetwork<MaskedLanguageModel>();
        try
        {
            return new FillMaskPipeline(model, TokenizerTextEncoder.FromFolder(folder, model.MaxLength));
        }
        catch (ConfigurationException error)
        {
            model.Dispose();
            throw new ModelFormatException(folder.FilePath(ModelFolder.TokenizerFile), error.Message, error);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>Fills the gaps of a text.</summary>
    /// <param name="text">With one mask or more.</param>
    /// <param name="top">How many tokens for each, best first, at least 1.</param>
    /// <returns>For each mask, in order, its tokens.</returns>
    /// <exception cref="ConfigurationException">The text has no mask, or none within the length that the model reads.</exception>
    public IReadOnlyList<IReadOnlyList<MaskedToken>> Fill(string text, int top = 5)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        foreach (var spelling in Spellings) text = text.Replace(spelling, Mask, StringComparison.Ordinal);
        var ids = Encoder.Encode([new TextInput(text)])[0].Ids;
        var places = Enumerable.Range(0, ids.Length).Where(place => ids[place] == _maskId).ToArray();
        if (places.Length == 0)
            throw new ConfigurationException($"the text has no {Mask} among the {Encoder.MaxLength} tokens that the model reads; write one where a word is to be found.");
        var best = Best(ids, places, top);
        return [.. places.Select((place, i) => (IReadOnlyList<MaskedToken>)[.. best[i].Select(token => ToToken(ids, place, token.Id, token.Score))])];
    }

    /// <summary>Frees the model; no call may be under way.</summary>
    public void Dispose() => Model.Dispose();

    /// <summary>The logarithms of the probabilities of all tokens at the given places of a text, <c>[places][vocabulary]</c>.</summary>
    internal float[][] LogProbabilities(int[] ids, IReadOnlyList<int> places)
    {
        using var scope = TensorScope.Inference();
        var hidden = Model.Hidden(TokenBatch.FromRows([ids], Encoder.PadId));
        var flat = hidden.Reshape(new Tensors.Shape(ids.Length, hidden.Shape[2]));
        var chosen = flat.GatherRows(Tensors.IntTensor.From([.. places], new Tensors.Shape(places.Count)));
        var logits = Model.Logits(chosen).LogSoftmax();
        return [.. Enumerable.Range(0, places.Count).Select(i => logits.Data.Slice(i * logits.Shape[1], logits.Shape[1]).ToArray())];
    }

    private List<(int Id, float Score)>[] Best(int[] ids, int[] places, int top) => [.. LogProbabilities(ids, places).Select(row =>
        row.Select((value, id) => (Id: id, Value: value)).OrderByDescending(pair => pair.Value).Take(top).Select(pair => (pair.Id, MathF.Exp(pair.Value))).ToList())];

    private MaskedToken ToToken(int[] ids, int place, int id, float score)
    {
        var filled = ids.ToArray();
        filled[place] = id;

        // Other masks stay visible, the frame does not.
        var text = string.Join(Mask, SplitAt(filled, _maskId).Select(part => _tokenizer.Decode(part)));
        return new MaskedToken(_tokenizer.Decode([id]).Trim(), score, id, text);
    }

    private static IEnumerable<int[]> SplitAt(int[] ids, int separator)
    {
        var start = 0;
        for (var i = 0; i <= ids.Length; i++)
        {
            if (i < ids.Length && ids[i] != separator) continue;
            yield return ids[start..i];
            start = i + 1;
        }
    }

    static void ILanguagePipeline<FillMaskPipeline>.Check(string path) => PipelineFolder.Check<FillMaskPipeline>(path, ModelTask.FillMask, ModelTask.ZeroShotClassification);
}
