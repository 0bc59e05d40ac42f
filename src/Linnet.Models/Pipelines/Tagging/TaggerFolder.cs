using Linnet.Models.Architectures;
using Linnet.Models.Folder;

namespace Linnet.Models.Pipelines;

/// <summary>Taggers in model folders: one is a folder, the members of an ensemble are complete folders within its own.</summary>
internal static class TaggerFolder
{
    internal static TokenClassifier Load(ModelFolder folder) =>
        folder.Config is TaggerEnsembleConfig config ? Ensemble(folder, config) : Join(folder.Path, [Member(folder)]);

    internal static void Write(ModelFolderWriter folder, TokenClassifier tagger)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (tagger.Members is [var single])
        {
            Write(folder, single);
            return;
        }

        string[] names = [.. tagger.Members.Select((_, i) => $"member-{i}")];
        folder.WriteConfig(new TaggerEnsembleConfig(names) { Labels = tagger.Labels, Intents = tagger.Intents });
        for (var i = 0; i < names.Length; i++) Write(folder.Subfolder(names[i]), tagger.Members[i]);
    }

    private static TokenClassifier Ensemble(ModelFolder folder, TaggerEnsembleConfig config)
    {
        var path = folder.FilePath(ModelFolder.ConfigFile);
        var members = new List<TaggerMember>();
        try
        {
            foreach (var name in config.Members)
            {
                var inner = ModelFolder.Open(folder.FilePath(name), folder.Depth + 1);
                if (inner.Config is TaggerEnsembleConfig) throw new ModelFormatException(path, $"the member '{name}' is an ensemble itself; expected single taggers.");
                members.Add(Member(inner));
                if (!inner.Config.Labels.SequenceEqual(config.Labels)) throw new ModelFormatException(path, $"the member '{name}' has other tags than the ensemble.");
            }
        }
        catch
        {
            members.ForEach(member => member.Network.Dispose());
            throw;
        }

        return Join(path, members);
    }

    private static TokenClassifier Join(string path, List<TaggerMember> members)
    {
        try
        {
            return new TokenClassifier(members);
        }
        catch (ConfigurationException error)
        {
            members.ForEach(member => member.Network.Dispose());
            throw new ModelFormatException(path, error.Message, error);
        }
    }

    private static TaggerMember Member(ModelFolder folder)
    {
        var network = folder.LoadNetwork<TaggingNetwork>();
        try
        {
            return new TaggerMember(network, EncoderOf(folder, network));
        }
        catch (ConfigurationException error)
        {
            network.Dispose();
            throw new ModelFormatException(folder.Path, error.Message, error);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    private static ITaggingEncoder EncoderOf(ModelFolder folder, TaggingNetwork network) => network.Config is BiLstmCrfConfig config
        ? new WordTaggingEncoder(TaggerVocabulary.Read(folder), config)
        : new PieceTaggingEncoder(TokenizerTextEncoder.FromFolder(folder, network.MaxLength));

    private static void Write(ModelFolderWriter folder, TaggerMember member)
    {
        folder.WriteConfig(member.Network.Config);
        folder.WriteWeights(member.Network.Entries());
        member.Encoder.WriteTo(folder);
    }
}
