namespace Linnet.Text.Templates;

/// <summary>
/// A text template in the part of the Jinja language that chat templates of language models are written in, with the settings that they
/// expect: a line that holds nothing but a block leaves no trace (<c>trim_blocks</c>, <c>lstrip_blocks</c>). Templates come from
/// strangers: they reach nothing but the variables they are given, and work, output and nesting are bounded. Thread-safe.
/// </summary>
/// <example>
/// <code>
/// var template = Template.Parse("{% for name in names %}{{ loop.index }}. {{ name | trim }}\n{% endfor %}");
/// var text = template.Render(new Dictionary&lt;string, object?&gt; { ["names"] = new List&lt;object?&gt; { "Ann ", "Bo" } });
/// </code>
/// </example>
public sealed class Template
{
    private const int LongestSource = 1 << 20;

    private readonly string _name;
    private readonly Statement _body;

    private Template(string name, Statement body) => (_name, _body) = (name, body);

    /// <summary>Reads a template.</summary>
    /// <param name="source">The template.</param>
    /// <param name="name">What errors call it.</param>
    /// <exception cref="DataFormatException">The template is wrong, or uses what is not supported; names the line.</exception>
    public static Template Parse(string source, string name = "template")
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.Length > LongestSource) throw new DataFormatException(name, null, $"has {source.Length} characters; a template has at most {LongestSource}.");
        return new Template(name, new TemplateParser(new TokenStream(TemplateLexer.Split(source, name), name)).ParseAll());
    }

    /// <summary>Fills the template in.</summary>
    /// <param name="variables">
    /// By name: null, bool, long, double, string, lists (<c>IEnumerable&lt;object?&gt;</c>) and maps
    /// (<c>IReadOnlyDictionary&lt;string, object?&gt;</c>) of these.
    /// </param>
    /// <exception cref="DataFormatException">The template cannot be carried out with these values, or does too much; names the line.</exception>
    /// <exception cref="ConfigurationException">The template refuses the values by <c>raise_exception</c>.</exception>
    public string Render(IReadOnlyDictionary<string, object?> variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        var context = new RenderContext(_name);
        foreach (var (name, value) in variables) context.Set(name, TemplateValue.Import(value));
        _body(context);
        return context.Output.ToString();
    }
}
