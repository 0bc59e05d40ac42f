using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Numerics;
using Linnet.Text.Tokenization.Training;

namespace Linnet.Retrieval.Tests;

/// <summary>A folder that goes away with the test, and an untrained encoder to put into it: texts with like words get like vectors.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("linnet-retrieval-").FullName;

    internal string File(string name) => Path.Combine(_path, name);

    internal string Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File(name))!);
        System.IO.File.WriteAllText(File(name), text);
        return File(name);
    }

    internal string WriteEncoder(string name, params string[] texts)
    {
        var tokenizer = TokenizerTrainer.Create(TokenizerKind.WordLevel, new TokenizerTrainingOptions { VocabularySize = 500 }).Train(texts);
        var network = new BagOfVectors(new BagOfVectorsConfig { VocabSize = tokenizer.VocabularySize, EmbeddingSize = 32, PadTokenId = tokenizer.PadId ?? 0 });
        network.Initialize(new SeededRandom(1));
        using var encoder = new SentenceEncoder(network, new TokenizerTextEncoder(tokenizer, 64), SentencePooling.Own);
        ModelFolder.Write(File(name), encoder.WriteTo);
        return File(name);
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
