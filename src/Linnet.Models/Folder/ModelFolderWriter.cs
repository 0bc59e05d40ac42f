using System.Text;
using System.Text.Json;
using Linnet.Models.Cards;
using Linnet.Models.Configuration;
using Linnet.Models.Safetensors;

namespace Linnet.Models.Folder;

/// <summary>Writes the files of a model folder that is not yet in its place; see <see cref="ModelFolder.Write"/>.</summary>
public sealed class ModelFolderWriter
{
    /// <summary>Lets letters of every script stand as they are: the files are read by people and stand alone, not inside HTML.</summary>
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal ModelFolderWriter(string path) => Path = path;

    /// <summary>The folder to write into.</summary>
    public string Path { get; }

    /// <summary>Writes <c>config.json</c>.</summary>
    /// <param name="config">Architecture, sizes and labels.</param>
    public void WriteConfig(ModelConfig config) => WriteJson(ModelFolder.ConfigFile, config.Write);

    /// <summary>Writes <c>model.safetensors</c>.</summary>
    /// <param name="entries">All tensors.</param>
    public void WriteWeights(IEnumerable<SafetensorsEntry> entries)
    {
        using var stream = File.Create(FilePath(ModelFolder.WeightsFile));
        SafetensorsWriter.Write(stream, entries);
    }

    /// <summary>Writes <c>linnet.json</c>.</summary>
    /// <param name="info">Provenance, preprocessing and recipe.</param>
    public void WriteInfo(ModelInfo info) => WriteJson(ModelFolder.InfoFile, info.Write);

    /// <summary>Writes <c>README.md</c>.</summary>
    /// <param name="card">The model card.</param>
    public void WriteCard(ModelCard card) => WriteText(ModelFolder.CardFile, card.ToString());

    /// <summary>Writes a text file in UTF-8.</summary>
    /// <param name="name">A plain file name.</param>
    /// <param name="text">Its content.</param>
    public void WriteText(string name, string text) => File.WriteAllText(FilePath(name), text, new UTF8Encoding(false));

    /// <summary>Writes a file as it is.</summary>
    /// <param name="name">A plain file name.</param>
    /// <param name="content">Its content.</param>
    public void WriteBytes(string name, byte[] content) => File.WriteAllBytes(FilePath(name), content);

    /// <summary>Writes a JSON file.</summary>
    /// <param name="name">A plain file name.</param>
    /// <param name="write">Writes one JSON value.</param>
    public void WriteJson(string name, Action<Utf8JsonWriter> write)
    {
        using var stream = File.Create(FilePath(name));
        using (var json = new Utf8JsonWriter(stream, Indented)) write(json);
        stream.Write("\n"u8);
    }

    /// <summary>Starts a folder within this one.</summary>
    /// <param name="name">A plain folder name.</param>
    public ModelFolderWriter Subfolder(string name) => new(Directory.CreateDirectory(FilePath(name)).FullName);

    private string FilePath(string name) => System.IO.Path.Combine(Path, name);
}
