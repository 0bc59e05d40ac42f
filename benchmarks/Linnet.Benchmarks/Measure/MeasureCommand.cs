using System.CommandLine;

namespace Linnet.Benchmarks.Measure;

/// <summary>`measure`: this side's figures of one work, one JSON object a line. Each work runs in a process of its own, as each peer does.</summary>
internal static class MeasureCommand
{
    internal static Command Create() => new("measure", "Measure one work on this side; one JSON object a line.")
    {
        Work("gemm", "Matrix products.", GemmMeasurement.Run),
        NamedWork("train", "Training steps of a standard model.", ModelMeasurement.Train),
        NamedWork("infer", "Inference of a standard model.", ModelMeasurement.Infer),
        NamedWork("generate", "Greedy generation of a standard language model.", ModelMeasurement.Generate),
        NamedWork("generate-folder", "Greedy generation of a shared model folder.", FolderGeneration.Run),
        NamedWork("word2vec", "Skip-gram vectors; NAME is the linnet launcher.", (launcher, _) => VectorMeasurement.Run(launcher)),
        NamedWork("memory", "Peak memory of training a standard model.", ModelMeasurement.Memory),
        Work("fasttext", "Training of fastText models on the shared data.", _ => FastTextMeasurement.Run()),
        NamedWork("tokenize", "Encoding with one of the shared tokenisers.", TokenizerMeasurement.Run),
        NamedWork("startup", "From process start to an answer; NAME is the linnet launcher.", (launcher, _) => StartupMeasurement.Run(launcher)),
    };

    private static Command Work(string name, string description, Action<double> measure)
    {
        var seconds = Seconds();
        var command = new Command(name, description) { seconds };
        command.SetAction(result => measure(result.GetValue(seconds)));
        return command;
    }

    private static Command NamedWork(string name, string description, Action<string, double> measure)
    {
        var subject = new Argument<string>("name");
        var seconds = Seconds();
        var command = new Command(name, description) { subject, seconds };
        command.SetAction(result => measure(result.GetValue(subject)!, result.GetValue(seconds)));
        return command;
    }

    private static Option<double> Seconds() => new("--seconds") { Description = "Measured time of each figure at least.", DefaultValueFactory = _ => 2 };
}
