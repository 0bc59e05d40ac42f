namespace Linnet.Models.Architectures;

/// <summary>
/// Llama (Touvron et al. 2023): a transformer decoder with rotary positions, root-mean-square norms before each part, gated feed-forward
/// layers and grouped-query attention. Tensor names are those of transformers' <c>LlamaForCausalLM</c>, so its checkpoints load as they
/// are.
/// </summary>
/// <example>
/// <code>
/// using var llama = (Llama)ModelFolder.Open("models/stories").LoadNetwork&lt;CausalLanguageModel&gt;();
/// using var scope = TensorScope.Inference();
/// var logits = llama.Forward(TokenBatch.FromRows([[1, 403, 407]])); // [1, 3, 512]
/// </code>
/// </example>
/// <param name="config">Sizes.</param>
public sealed class Llama(LlamaConfig config) : DecoderLanguageModel(config);
