namespace Linnet.Text.Templates;

/// <summary>Computes a value.</summary>
internal delegate object? Expression(RenderContext context);

/// <summary>Does something and says how to go on.</summary>
internal delegate Flow Statement(RenderContext context);

/// <summary>What can be called in a template.</summary>
internal delegate object? TemplateFunction(RenderContext context, Arguments arguments);

/// <summary>Where to go on after a statement.</summary>
internal enum Flow
{
    /// <summary>With the next statement.</summary>
    Next,

    /// <summary>After the loop.</summary>
    Break,

    /// <summary>With the next element of the loop.</summary>
    Continue,
}
