using Linnet.Models.Architectures;
using Linnet.Models.Configuration;
using Linnet.Models.Folder;
using Linnet.Models.Layers;
using Linnet.Tensors.Autograd;

namespace Linnet.Models.Pipelines;

/// <summary>A network that scores beginnings and ends, behind its encoder; the best span of all windows over a text is the answer.</summary>
public sealed class NeuralAnswerer : QuestionAnswerer
{
    private const int RowsAtOnce = 16;
    private const int StrideShare = 4;

    /// <summary>Puts network and encoder together.</summary>
    /// <param name="network">Owned from now on.</param>
    /// <param name="encoder">From questions and texts to ids.</param>
    /// <param name="mayBeSilent">Whether an answer may be empty, where the model was trained on questions without one.</param>
    public NeuralAnswerer(SpanNetwork network, AnswerEncoder encoder, bool mayBeSilent)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(encoder);
        (Network, Encoder, MayBeSilent) = (network, encoder, mayBeSilent);
    }

    /// <summary>The network.</summary>
    public SpanNetwork Network { get; }

    /// <summary>From questions and texts to ids.</summary>
    public AnswerEncoder Encoder { get; }

    /// <summary>Whether an answer may be empty.</summary>
    public bool MayBeSilent { get; }

    /// <inheritdoc/>
    public override ModelConfig Config => Network.Config;

    /// <inheritdoc/>
    public override void WriteTo(ModelFolderWriter folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        folder.WriteConfig(Network.Config);
        folder.WriteWeights(Network.Entries());
        Encoder.TextEncoder.WriteTo(folder);
    }

    internal static NeuralAnswerer FromFolder(ModelFolder folder)
    {
        const int LongestWindow = 512;
        var network = folder.LoadNetwork<SpanNetwork>();
        try
        {
            var encoder = TokenizerTextEncoder.FromFolder(folder, Math.Min(network.MaxLength, LongestWindow));
            return new NeuralAnswerer(network, new AnswerEncoder(encoder, encoder.MaxLength / StrideShare, network.MarksMatches), network.MayBeSilent);
        }
        catch (ConfigurationException error)
        {
            network.Dispose();
            throw new ModelFormatException(folder.Path, error.Message, error);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>Token ids and types of windows as a batch of the current scope.</summary>
    internal static TokenBatch Batch(IReadOnlyList<AnswerWindow> windows, int padId) =>
        TokenBatch.FromRows([.. windows.Select(window => window.Ids)], padId, [.. windows.Select(window => window.Types)]);

    /// <inheritdoc/>
    protected override IReadOnlyList<ExtractedAnswer> AnswerCore(IReadOnlyList<QuestionInput> inputs)
    {
        var windows = new List<(int Input, AnswerWindow Window)>();
        for (var i = 0; i < inputs.Count; i++) windows.AddRange(Encoder.Windows(inputs[i]).Select(window => (i, window)));
        var best = new SpanScore[inputs.Count];
        Array.Fill(best, SpanScore.None);

        // Rows of about one length go together, so that little work goes into padding.
        foreach (var some in windows.OrderBy(pair => pair.Window.Ids.Length).Chunk(RowsAtOnce))
        {
            using var scope = TensorScope.Inference();
            var batch = Batch([.. some.Select(pair => pair.Window)], Encoder.TextEncoder.PadId);
            var logits = Network.Spans(batch);
            for (var i = 0; i < some.Length; i++)
            {
                var (input, window) = some[i];
                var found = SpanScore.Best(window, logits.Data.Slice(i * batch.Length * 2, window.Ids.Length * 2));
                if (found.Margin > best[input].Margin) best[input] = found;
            }
        }

        return [.. best.Select((span, i) => ToAnswer(span, inputs[i].Context))];
    }

    /// <inheritdoc/>
    protected override void DisposeCore() => Network.Dispose();

    private ExtractedAnswer ToAnswer(SpanScore span, string context) => span.End == 0 || (MayBeSilent && span.Margin < 0)
        ? new ExtractedAnswer("", span.End == 0 ? 0 : 1 - span.Probability, 0, 0)
        : new ExtractedAnswer(context[span.Start..span.End], span.Probability, span.Start, span.End);
}
