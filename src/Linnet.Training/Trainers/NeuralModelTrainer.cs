using Linnet.Data;
using Linnet.Models.Pipelines;
using Linnet.Numerics;
using Linnet.Training.Encoded;
using Linnet.Training.Neural;
using Linnet.Training.Progress;
using Linnet.Training.Runs;
using Linnet.Training.Tasks.TextClassification;

namespace Linnet.Training.Trainers;

/// <summary>Trains the neural architectures: tokeniser first, then the network over encoded rows.</summary>
internal sealed class NeuralModelTrainer : IModelTrainer
{
    private const int RowsAtOnce = 512;

    /// <inheritdoc/>
    public TrainedModel Train(TrainingContext context)
    {
        Directory.CreateDirectory(context.Folder);
        var encoder = EncoderFactory.Create(context);
        using var train = Encode(context, encoder, Augmented(context), context.Data.TrainCount, "encoding");
        using var dev = Encode(context, encoder, context.Data.Dev, context.Data.Dev.Count, "encoding dev");
        var network = NetworkFactory.Create(context.Recipe, encoder, context.Data);
        try
        {
            var fingerprint = TrainingRun.Fingerprint(context.Recipe, context.Data.FileHashes, context.Data.TrainCount);
            var task = new TextClassificationTask(network, train, dev, context.Recipe, encoder.PadId, ClassWeightsOf(context), PretrainedEmbeddings.Of(context, encoder.Tokenizer));
            var loop = new TrainingLoop(task, new LoopOptions(
                context.Recipe.Training, context.Recipe.Seed, context.Recipe.Model.Type, context.Folder, fingerprint, context.Listener));
            var history = loop.Run(context.Resume, context.Cancellation);
            return new TrainedModel(new NeuralTextClassifier(network, encoder), context.Recipe, history);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    private static EncodedDataset Encode(TrainingContext context, TokenizerTextEncoder encoder, IEnumerable<TextRow> rows, int count, string stage)
    {
        var data = new EncodedDataset(context.Folder);
        try
        {
            foreach (var chunk in rows.Chunk(RowsAtOnce))
            {
                context.Cancellation.ThrowIfCancellationRequested();
                var encoded = encoder.Encode([.. chunk.Select(row => new TextInput(row.Text, row.Pair))]);
                for (var i = 0; i < chunk.Length; i++)
                {
                    var pairStart = Array.IndexOf(encoded[i].TypeIds, 1);
                    data.Add(encoded[i].Ids, pairStart < 0 ? encoded[i].Ids.Length : pairStart, context.Data.LabelsOf(chunk[i]));
                }

                context.Listener.Progressed(new TrainingProgress { Stage = stage, Done = data.Count, Total = count });
            }

            data.Complete();
            return data;
        }
        catch
        {
            data.Dispose();
            throw;
        }
    }

    /// <summary>The training rows, and behind each of them its altered copies.</summary>
    private static IEnumerable<TextRow> Augmented(TrainingContext context) => context.Recipe.Data.Augmentation == 0
        ? context.Data.Train()
        : new TextAugmenter(new AugmentationOptions
        {
            Copies = context.Recipe.Data.Augmentation,
            SwapRate = 0.1,
            DeletionRate = 0.1,
            InsertionRate = 0.05,
            NoiseRate = 0.02,
            Seed = SplitMix64.At(context.Recipe.Seed, 5),
        }).Augment(context.Data.Train());

    private static float[]? ClassWeightsOf(TrainingContext context) => context.Recipe.Data.ClassWeights switch
    {
        "balanced" => ClassWeights.Compute(context.Data.LabelCounts, ClassWeighting.Balanced),
        "sqrt" => ClassWeights.Compute(context.Data.LabelCounts, ClassWeighting.Sqrt),
        _ => null,
    };
}
