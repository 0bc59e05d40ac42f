using Linnet.Models.Cards;
using Linnet.Models.Configuration;
using Linnet.Models.Folder;
using Linnet.Models.Layers;
using Linnet.Models.Pipelines;
using Linnet.Models.Tests.Folder;
using Linnet.Numerics;
using Linnet.Tensors;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;
using OwnArchitecture;

namespace Linnet.Models.Tests.Samples;

/// <summary>The sample's architecture learns, saves and loads like the project's own.</summary>
public sealed class OwnArchitectureTests
{
    private static readonly DeepAveragingConfig Config = new() { VocabSize = TestModels.Words.Length, HiddenSize = 8, Labels = ["bad", "good"] };

    [Fact]
    public void It_learns()
    {
        using var network = new DeepAveragingNetwork(Config);
        network.Initialize(new SeededRandom(1));
        int[][] rows = [[2, 7], [4, 2], [3, 7], [4, 3]];
        int[] labels = [1, 1, 0, 0];
        var first = Step(0);
        for (ulong step = 1; step < 100; step++) Step(step);
        Assert.InRange(Step(100), 0, first / 4);

        float Step(ulong seed)
        {
            float value;
            using (TensorScope.Training(seed))
            {
                var loss = network.Forward(TokenBatch.FromRows(rows)).CrossEntropy(IntTensor.From(labels, new Shape(4)));
                loss.Backward();
                value = loss.Item;
            }

            foreach (var (_, parameter) in network.NamedParameters())
            {
                for (var i = 0; i < parameter.Shape.Count; i++) parameter.Value.Data[i] -= 0.2f * parameter.Value.Grad[i];
                parameter.Touch();
                parameter.Value.ZeroGrad();
            }

            return value;
        }
    }

    [Fact]
    public void Its_folder_loads_like_any_other_once_registered()
    {
        DeepAveragingNetwork.Register();
        Assert.Contains(DeepAveragingConfig.Type, ModelRegistry.KnownTypes);
        using var folder = new TemporaryFolder();
        var network = new DeepAveragingNetwork(Config);
        network.Initialize(new SeededRandom(1));
        using var original = new NeuralTextClassifier(network, new TokenizerTextEncoder(TestModels.Tokenizer(), 50));
        original.Save(folder.File("m"), new ModelInfo(), ModelCard.Create(new CardFacts("m", "mit")));
        using var loaded = TextClassifier.Load(folder.File("m"));
        Assert.Equal(TestModels.Predict(original), TestModels.Predict(loaded));
        Assert.Equal(DeepAveragingConfig.Type, loaded.ModelType);
    }
}
