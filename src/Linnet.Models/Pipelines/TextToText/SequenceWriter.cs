using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Generation;

namespace Linnet.Models.Pipelines;

/// <summary>
/// A model that turns one sequence into another, with its tokeniser: texts in, texts out, many at a time. Thread-safe.
/// </summary>
/// <param name="model">Owned from now on.</param>
/// <param name="tokenizer">Gives ids that the model knows.</param>
/// <param name="defaults">How texts are written where a call does not say.</param>
public sealed class SequenceWriter(SequenceToSequenceModel model, SequenceTokenizer tokenizer, SequenceGenerationConfig defaults) : IDisposable
{
    /// <summary>Rows of one step of the decoder: enough to keep it busy, few enough for the caches of a processor.</summary>
    private const int RowsAtOnce = 128;

    /// <summary>The model.</summary>
    public SequenceToSequenceModel Model { get; } = model;

    /// <summary>From texts to ids and back.</summary>
    public SequenceTokenizer Tokenizer { get; } = tokenizer;

    /// <summary>How texts are written where a call does not say: the folder's <c>generation_config.json</c>.</summary>
    public SequenceGenerationConfig Defaults { get; } = defaults;

    /// <summary>Most ids of a source; a longer one is cut.</summary>
    public int MaxSourceLength { get; init; } = model.MaxLength;

    /// <summary>Loads the folder of such a model.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="ModelFormatException">The folder is missing or damaged, or holds another kind of model.</exception>
    public static SequenceWriter Load(string path) => FromFolder(ModelFolder.Open(path));

    internal static SequenceWriter FromFolder(ModelFolder folder)
    {
        var defaults = SequenceGenerationConfig.FromFolder(folder);
        var tokenizer = SequenceTokenizer.Load(folder, (SequenceToSequenceConfig)folder.Config);
        var model = folder.LoadNetwork<SequenceToSequenceModel>();
        return new SequenceWriter(model, tokenizer, defaults) { MaxSourceLength = Math.Min(model.MaxLength, tokenizer.MaxLength) };
    }

    /// <summary>Writes what texts become.</summary>
    /// <param name="texts">Any number; those of about one length are done together.</param>
    /// <param name="config">How; <see cref="Defaults"/> where null.</param>
    /// <returns>One for each text, in order.</returns>
    /// <exception cref="ConfigurationException">A value is outside its range.</exception>
    public IReadOnlyList<WrittenText> Write(IReadOnlyList<string> texts, SequenceGenerationConfig? config = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        config ??= Defaults;
        var generator = new SequenceGenerator(Model, config);
        var written = new WrittenText[texts.Count];
        var (sources, isTruncated) = (new int[texts.Count][], new bool[texts.Count]);
        for (var i = 0; i < sources.Length; i++) sources[i] = Tokenizer.EncodeSource(texts[i], MaxSourceLength, out isTruncated[i]);
        foreach (var chunk in Enumerable.Range(0, sources.Length).OrderBy(i => sources[i].Length).Chunk(Math.Max(1, RowsAtOnce / config.NumBeams)))
        {
            var sequences = generator.GenerateAll([.. chunk.Select(i => sources[i])]);
            for (var i = 0; i < chunk.Length; i++)
            {
                var (place, sequence) = (chunk[i], sequences[i]);
                written[place] = string.IsNullOrWhiteSpace(texts[place])
                    ? new WrittenText(string.Empty, 0, IsTruncated: false)
                    : new WrittenText(Tokenizer.Decode(sequence.Ids.Skip(1)), sequence.Score, isTruncated[place]);
            }
        }

        return written;
    }

    /// <summary>Writes the model's own files: configuration, weights, tokeniser, and how it writes.</summary>
    /// <param name="folder">A folder that is not yet in its place.</param>
    public void WriteTo(ModelFolderWriter folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        folder.WriteConfig(Model.Config);
        folder.WriteWeights(Model.Entries());
        Tokenizer.WriteTo(folder, MaxSourceLength);
        folder.WriteJson(GenerationConfig.FileName, Defaults.Write);
    }

    /// <summary>Frees the model; no call may be under way.</summary>
    public void Dispose() => Model.Dispose();
}
