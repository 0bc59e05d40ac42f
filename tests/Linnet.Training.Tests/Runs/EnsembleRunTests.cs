using Linnet.Models.Folder;
using Linnet.Training.Progress;
using Linnet.Training.Runs;

namespace Linnet.Training.Tests.Runs;

public sealed class EnsembleRunTests : IDisposable
{
    private readonly RunFiles _files = new();

    [Fact]
    public void A_member_is_the_same_whatever_stands_beside_it_and_a_finished_one_is_not_trained_again()
    {
        Run("alone", ["textcnn"]);
        var together = new Steps();
        Run("together", ["linear", "textcnn"], together, keep: true);
        Assert.True(together.Trained > 0);
        Directory.Move(_files.File("together.training"), _files.File("again.training"));
        var again = new Steps();
        Run("again", ["textcnn"], again, resume: true);
        Assert.Equal(0, again.Trained);
        Assert.Equal(Weights("alone"), Weights("again"));
    }

    [Fact]
    public void A_member_named_twice_is_refused()
    {
        var error = Assert.Throws<ConfigurationException>(() => Run("twice", ["linear", "linear"]));
        Assert.Contains("twice", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _files.Dispose();

    private void Run(string output, string[] members, ITrainingListener? listener = null, bool keep = false, bool resume = false)
    {
        var recipe = _files.Recipe("ensemble", output);
        recipe.Model.Members = members;
        recipe.Training.KeepCheckpoints = keep;
        TrainingRun.Start(recipe, listener, resume);
    }

    private byte[] Weights(string output) => File.ReadAllBytes(Path.Combine(_files.File(output), ModelFolder.WeightsFile));

    /// <summary>Counts the steps of neural training.</summary>
    private sealed class Steps : ITrainingListener
    {
        internal int Trained { get; private set; }

        public void Progressed(TrainingProgress progress)
        {
            if (progress.Epochs > 0) Trained++;
        }

        public void Noted(string line)
        {
        }
    }
}
