using Linnet.Hub.Database;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Pages.Writing;

/// <summary>With what a new card begins: the parts that readers look for, to be filled in.</summary>
internal static class CardStart
{
    internal static string Of(RepositoryRow row) => row.Kind == RepositoryKind.Model
        ? $"""
            ---
            license: apache-2.0
            language: en
            pipeline_tag: text-classification
            ---

            # {row.Name}

            What the model does, in two sentences.

            ## Intended use

            For what it is good, and for what it is not.

            ## Training data

            ## Results

            ## Limits and biases

            """
        : $"""
            ---
            license: apache-2.0
            language: en
            ---

            # {row.Name}

            What is in here, where it comes from, and what it is good for.

            """;
}
