using Linnet.IO;
using Linnet.Models.Architectures;
using Linnet.Models.Configuration;
using Linnet.Models.Safetensors;
using Linnet.Models.Weights;

namespace Linnet.Models.Folder;

/// <summary>
/// A model folder in the Hugging Face layout, opened for reading: <c>config.json</c> is read at once, the other files when asked
/// for. Nothing outside the folder is opened.
/// </summary>
public sealed class ModelFolder
{
    /// <summary>The architecture, its sizes and the labels.</summary>
    public const string ConfigFile = "config.json";

    /// <summary>The weights.</summary>
    public const string WeightsFile = "model.safetensors";

    /// <summary>The tokeniser.</summary>
    public const string TokenizerFile = "tokenizer.json";

    /// <summary>What transformers wants to know about the tokeniser besides.</summary>
    public const string TokenizerConfigFile = "tokenizer_config.json";

    /// <summary>What the other files have no place for: provenance, preprocessing, the recipe.</summary>
    public const string InfoFile = "linnet.json";

    /// <summary>The model card.</summary>
    public const string CardFile = "README.md";

    private ModelFolder(string path, int depth)
    {
        Path = path;
        Depth = depth;
        var reader = ConfigReader.Open(FilePath(ConfigFile));
        Kind = ModelRegistry.Find(reader);
        Config = Kind.ReadConfig(reader);
    }

    /// <summary>The folder, as errors name it.</summary>
    public string Path { get; }

    /// <summary>What <c>config.json</c> says.</summary>
    public ModelConfig Config { get; }

    /// <summary>How many folders of members stand above this one.</summary>
    internal int Depth { get; }

    internal ModelKind Kind { get; }

    /// <summary>Opens a folder and reads its configuration.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="ModelFormatException">There is no such folder, or its <c>config.json</c> is missing or wrong.</exception>
    public static ModelFolder Open(string path) => Open(path, depth: 0);

    /// <summary>Writes a folder whole or not at all; an existing folder is replaced only by a complete new one.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="write">Writes the files.</param>
    /// <exception cref="IOException">The disk is full or the place cannot be written; what was there before is intact.</exception>
    public static void Write(string path, Action<ModelFolderWriter> write) =>
        AtomicFolder.Write(path, temporary => write(new ModelFolderWriter(temporary)));

    /// <summary>The full name of a file of this folder.</summary>
    /// <param name="name">A plain file name.</param>
    public string FilePath(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>
    /// Opens the weights: <c>model.safetensors</c>, else the files that <c>model.safetensors.index.json</c> names, else
    /// <c>pytorch_model.bin</c>, whole or with an index.
    /// </summary>
    /// <exception cref="ModelFormatException">The file is missing or damaged, or is a pickle that does more than build tensors.</exception>
    public IWeightSource OpenWeights() => WeightFiles.Open(Path);

    /// <summary>Opens <c>model.safetensors</c>, for kinds of models that need more of it than names and numbers.</summary>
    /// <exception cref="ModelFormatException">The file is missing or damaged.</exception>
    public SafetensorsFile OpenSafetensors() => SafetensorsFile.Open(FilePath(WeightsFile));

    /// <summary>Makes the classifying network that the configuration describes and loads its weights, which must fit exactly.</summary>
    /// <exception cref="ModelFormatException">The folder does not hold a network that classifies texts, or its weights do not fit.</exception>
    public TextNetwork LoadNetwork() => LoadNetwork<TextNetwork>();

    /// <summary>Makes the network that the configuration describes and loads its weights, which must fit exactly.</summary>
    /// <typeparam name="TNetwork">What is expected of it; <see cref="TokenNetwork"/> for any.</typeparam>
    /// <exception cref="ModelFormatException">The folder does not hold such a network, or its weights do not fit.</exception>
    public TNetwork LoadNetwork<TNetwork>()
        where TNetwork : TokenNetwork
    {
        using var weights = OpenWeights();
        var network = CreateNetwork<TNetwork>(weights);
        try
        {
            network.Load(weights);
            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>What <c>linnet.json</c> says; a default where the folder comes from elsewhere and has none.</summary>
    /// <exception cref="ModelFormatException">The file is wrong.</exception>
    public ModelInfo ReadInfo()
    {
        var path = FilePath(InfoFile);
        return File.Exists(path) ? ModelInfo.Read(ConfigReader.Open(path)) : new ModelInfo();
    }

    internal static ModelFolder Open(string path, int depth)
    {
        CheckExists(path);
        return new ModelFolder(path, depth);
    }

    internal static void CheckExists(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path)) return;
        throw new ModelFormatException(path, File.Exists(path) ? "is a file; expected a model folder." : "there is no such folder; name a model folder.");
    }

    /// <summary>Makes the network that the configuration describes, with all parameters zero, if the weights are about as many.</summary>
    internal TNetwork CreateNetwork<TNetwork>(IWeightSource weights)
        where TNetwork : TokenNetwork
    {
        if (Kind.CreateNetwork is not { } create)
            throw new ModelFormatException(FilePath(ConfigFile), $"the field 'model_type' is '{Config.ModelType}', which is not a neural network.");
        CheckSize(weights);
        try
        {
            var network = create(Config);
            if (network is TNetwork expected) return expected;
            network.Dispose();
            throw new ModelFormatException(
                FilePath(ConfigFile), $"describes a {Config.Architecture}, which does another task; expected a {typeof(TNetwork).Name}.");
        }
        catch (ShapeException error)
        {
            throw new ModelFormatException(FilePath(ConfigFile), $"the sizes do not make a model: {error.Message}", error);
        }
    }

    /// <summary>A configuration may only ask for about as many parameters as the weight file holds.</summary>
    private void CheckSize(IWeightSource weights)
    {
        const double Slack = 1_000_000;
        var described = Config.ApproximateParameterCount;
        if (described <= (4.0 * weights.ElementCount) + Slack) return;
        throw new ModelFormatException(
            FilePath(ConfigFile),
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"the sizes describe a model of about {described:G3} parameters, but {System.IO.Path.GetFileName(weights.Path)} holds {weights.ElementCount}; the two files do not belong together."));
    }
}
