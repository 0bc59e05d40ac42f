using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Tests.TorchFiles;
using Linnet.Numerics;

namespace Linnet.Models.Tests.Pipelines.TextToText;

/// <summary>
/// A folder as the opus-mt models on a hub are: two SentencePiece models, one vocabulary for both, a PyTorch file that holds shared tensors under all
/// their names and the sine waves besides, configurations with the fields that transformers writes.
/// </summary>
internal static class OpusFolder
{
    internal const int End = 0, Unknown = 1, Pad = 14;

    /// <summary>The vocabulary of both sides: a piece has one id wherever it stands.</summary>
    internal static readonly string[] Pieces = ["</s>", "<unk>", "▁ein", "▁haus", "en", "▁mann", "▁a", "▁house", "s", "▁man", ">>fra<<", ",", "▁", "x"];

    /// <summary>Writes the folder.</summary>
    /// <param name="folder">Gets a folder <c>opus</c>.</param>
    /// <param name="bias">Of the logits, <c>[15]</c>: what the model likes to write.</param>
    internal static string Write(TemporaryFolder folder, float[] bias)
    {
        using var marian = new Marian(new MarianConfig
        {
            VocabSize = Pad + 1,
            PadTokenId = Pad,
            DecoderStartTokenId = Pad,
            EosTokenId = End,
            HiddenSize = 8,
            EncoderLayers = 1,
            DecoderLayers = 1,
            EncoderHeads = 2,
            DecoderHeads = 2,
            EncoderInnerSize = 12,
            DecoderInnerSize = 12,
            InitializerRange = 0.4f,
        });
        marian.Initialize(new SeededRandom(3));
        bias.CopyTo(marian.NamedParameters().Single(named => named.Name == "final_logits_bias").Parameter.Value.Data);
        var path = Directory.CreateDirectory(folder.File("opus")).FullName;
        void Text(string name, string text) => File.WriteAllText(Path.Combine(path, name), text);
        Text(ModelFolder.ConfigFile, """
            {"_name_or_path": "/tmp/somewhere", "activation_dropout": 0.0, "activation_function": "swish", "add_bias_logits": false, "add_final_layernorm": false,
             "architectures": ["MarianMTModel"], "attention_dropout": 0.0, "bad_words_ids": [[14]], "bos_token_id": 0, "classif_dropout": 0.0,
             "classifier_dropout": 0.0, "d_model": 8, "decoder_attention_heads": 2, "decoder_ffn_dim": 12, "decoder_layerdrop": 0.0, "decoder_layers": 1,
             "decoder_start_token_id": 14, "dropout": 0.1, "encoder_attention_heads": 2, "encoder_ffn_dim": 12, "encoder_layerdrop": 0.0, "encoder_layers": 1,
             "eos_token_id": 0, "extra_pos_embeddings": 15, "force_bos_token_to_be_generated": false, "id2label": {"0": "LABEL_0"}, "init_std": 0.02,
             "is_encoder_decoder": true, "label2id": {"LABEL_0": 0}, "max_length": 512, "max_position_embeddings": 512, "model_type": "marian",
             "normalize_before": false, "normalize_embedding": false, "num_beams": 6, "num_hidden_layers": 1, "pad_token_id": 14, "scale_embedding": true,
             "static_position_embeddings": true, "use_cache": true, "vocab_size": 15}
            """);
        Text("generation_config.json", """
            {"_from_model_config": true, "bad_words_ids": [[14]], "bos_token_id": 0, "decoder_start_token_id": 14, "eos_token_id": 0, "forced_eos_token_id": 0,
             "max_length": 7, "num_beams": 3, "pad_token_id": 14, "renormalize_logits": true, "transformers_version": "4.32.0"}
            """);
        Text(ModelFolder.TokenizerConfigFile, """{"source_lang": "deu", "target_lang": "eng", "model_max_length": 512}""");
        Text("vocab.json", $"{{{string.Join(',', Pieces.Select((piece, id) => $"\"{piece}\":{id}"))},\"<pad>\":{Pad}}}");
        File.WriteAllBytes(Path.Combine(path, "source.spm"), SentencePieceBytes.Write([("▁ein", -2), ("▁haus", -2.5f), ("en", -3), ("▁mann", -3), (",", -4), ("▁", -4.5f), ("x", -5)]));
        File.WriteAllBytes(Path.Combine(path, "target.spm"), SentencePieceBytes.Write([("▁a", -2), ("▁house", -2.5f), ("s", -3), ("▁man", -3), (",", -4), ("▁", -4.5f)]));
        File.WriteAllBytes(Path.Combine(path, "pytorch_model.bin"), Weights(marian));
        return path;
    }

    private static byte[] Weights(Marian marian)
    {
        var tensors = marian.NamedParameters().Select(named => (named.Name, Shape: named.Parameter.Shape.ToArray(), Values: named.Parameter.Value.Data.ToArray())).ToList();
        var shared = tensors.Single(tensor => tensor.Name == "model.shared.weight");
        foreach (var name in new[] { "model.encoder.embed_tokens.weight", "model.decoder.embed_tokens.weight", "lm_head.weight" }) tensors.Add(shared with { Name = name });
        foreach (var side in new[] { "encoder", "decoder" }) tensors.Add(($"model.{side}.embed_positions.weight", [512, 8], new float[512 * 8]));
        var pickle = PickleBytes.StateDict(items =>
        {
            for (var i = 0; i < tensors.Count; i++)
            {
                var (name, shape, values) = tensors[i];
                items.Text(name).Tensor(Storage(i), "FloatStorage", values.Length, 0, shape, Strides(shape));
            }
        });
        return TorchBytes.Zip(pickle, [.. tensors.Select((tensor, i) => (Storage(i), TorchBytes.Of(tensor.Values))).DistinctBy(storage => storage.Item1)]);

        // Tensors that are one in memory have one storage.
        string Storage(int i) => $"{tensors.FindIndex(tensor => ReferenceEquals(tensor.Values, tensors[i].Values))}";
    }

    private static int[] Strides(int[] shape)
    {
        var strides = new int[shape.Length];
        for (int i = shape.Length - 1, step = 1; i >= 0; step *= shape[i--]) strides[i] = step;
        return strides;
    }
}
