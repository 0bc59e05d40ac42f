namespace Linnet.Cli.Tests;

/// <summary>A temporary folder with small labelled files, for one test class.</summary>
public sealed class Workspace : IDisposable
{
    private static readonly string[] Good = ["great", "lovely", "excellent", "wonderful", "superb"];
    private static readonly string[] Bad = ["awful", "terrible", "broken", "dreadful", "useless"];
    private static readonly string[] Things = ["phone", "table", "lamp", "coat", "kettle", "book", "chair", "bag"];

    public Workspace()
    {
        Folder = Directory.CreateTempSubdirectory("linnet-cli-").FullName;
        WriteRows("train.tsv", 0, 160);
        WriteRows("dev.tsv", 160, 40);
    }

    public string Folder { get; }

    public string File(string name) => Path.Combine(Folder, name);

    public string Write(string name, string text)
    {
        System.IO.File.WriteAllText(File(name), text);
        return File(name);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    internal LinnetProcess.Result Linnet(string arguments, string? input = null) => LinnetProcess.Run(arguments, Folder, input);

    private void WriteRows(string name, int first, int count)
    {
        var rows = Enumerable.Range(first, count).Select(i => i % 2 == 0
            ? $"positive\tthe {Things[i % 8]} number {i} is {Good[i % 5]}"
            : $"negative\tthe {Things[i % 8]} number {i} is {Bad[i % 5]}");
        Write(name, "label\ttext\n" + string.Join('\n', rows) + "\n");
    }
}
