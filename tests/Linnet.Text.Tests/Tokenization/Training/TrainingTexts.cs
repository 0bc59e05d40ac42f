namespace Linnet.Text.Tests.Tokenization.Training;

/// <summary>Texts to train on: the shipped samples.</summary>
internal static class TrainingTexts
{
    internal static string[] English { get; } = [.. Texts("customer-service-en"), .. Texts("sentiment-en")];

    internal static string[] Chinese { get; } = [.. Texts("customer-service-zh"), .. Texts("sentiment-zh")];

    private static IEnumerable<string> Texts(string set)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "samples", "data", set, "train.tsv");
            if (File.Exists(path)) return File.ReadLines(path).Skip(1).Select(line => line.Split('\t')[1]);
        }

        throw new DirectoryNotFoundException("no folder samples/data above the test binary");
    }
}
