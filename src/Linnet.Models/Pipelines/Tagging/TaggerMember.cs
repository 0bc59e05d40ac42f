using Linnet.Models.Architectures;

namespace Linnet.Models.Pipelines;

/// <summary>A network that tags, with what makes its numbers out of words.</summary>
/// <param name="Network">The network.</param>
/// <param name="Encoder">From words to ids.</param>
public sealed record TaggerMember(TaggingNetwork Network, ITaggingEncoder Encoder);
