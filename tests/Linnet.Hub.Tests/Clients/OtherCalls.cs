using Linnet.Hub.Tests.Git;
using Linnet.Hub.Tests.Protocol;
using Linnet.Hub.Tests.Protocol.Npm;

namespace Linnet.Hub.Tests.Clients;

/// <summary>What clients that do less are tested with: each is a test of its own elsewhere.</summary>
internal static class OtherCalls
{
    internal static IReadOnlyList<ClientCall> Transformers { get; } =
    [
        new(Operations.Tokenizer, "AutoConfig, AutoTokenizer: same ids in English and Chinese", () => new TransformersTests().Tokenisers_of_public_and_private_models_give_the_same_ids()),
        new(Operations.Errors, "a private model, a revision", () => new TransformersTests().A_private_model_is_not_there_for_strangers_and_revisions_are_kept_apart()),
    ];

    internal static IReadOnlyList<ClientCall> Git { get; } =
    [
        Of(Operations.Clone, "clone with git-lfs", tests => tests.A_clone_checks_the_large_files_out()),
        Of(Operations.FetchAll, "lfs pull, lfs fetch --all", tests => tests.Large_files_are_fetched_later_and_those_of_all_versions_too()),
        Of(Operations.Access, "a private repository, with and without a token", tests => tests.A_private_repository_is_cloned_with_a_token_and_without_it_not()),
        Of(Operations.Errors, "push is refused in words", tests => tests.A_push_is_refused_in_words_and_sends_no_large_file()),
    ];

    internal static IReadOnlyList<ClientCall> Linnet { get; } =
    [
        new(Operations.FetchAll, "pull, at a tag too", () => new LinnetClientTests().Models_are_pulled_at_any_revision_and_checked()),
        new(Operations.Errors, "a private model", () => new LinnetClientTests().A_stranger_hears_that_there_is_nothing()),
    ];

    private static ClientCall Of(string operation, string name, Func<GitLfsTests, Task> run) => new(operation, name, async () =>
    {
        using var tests = new GitLfsTests();
        await run(tests);
    });
}
