namespace Linnet.Models.Architectures;

/// <summary>
/// GPT-2 (Radford et al. 2019): a transformer decoder with learnt positions and layer norms before each part. Tensor names are those of
/// transformers' <c>GPT2LMHeadModel</c>, with dense weights <c>[in, out]</c>, so its checkpoints load as they are.
/// </summary>
/// <example>
/// <code>
/// using var gpt = new Gpt2(new Gpt2Config { VocabSize = 65, Positions = 64, EmbeddingSize = 128, LayerCount = 4, HeadCount = 4 });
/// gpt.Initialize(new SeededRandom(1));
/// using var scope = TensorScope.Inference();
/// var logits = gpt.Forward(TokenBatch.FromRows([[2, 17, 4, 3]])); // [1, 4, 65]
/// </code>
/// </example>
/// <param name="config">Sizes.</param>
public sealed class Gpt2(Gpt2Config config) : DecoderLanguageModel(config);
