namespace Linnet.Hub.Search.Text;

/// <summary>The words of a repository, each field with spaces between them.</summary>
/// <param name="Name">Of its name and its owner's.</param>
/// <param name="Tags">Of its tags, and of the names that people give to them.</param>
/// <param name="Summary">Of the title and first lines of its card.</param>
/// <param name="Body">Of the rest of its card.</param>
internal sealed record SearchWords(string Name, string Tags, string Summary, string Body);
