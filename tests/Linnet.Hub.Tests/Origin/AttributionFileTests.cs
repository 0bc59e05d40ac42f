using Linnet.Hub.Origin;

namespace Linnet.Hub.Tests.Origin;

public sealed class AttributionFileTests
{
    [Fact]
    public async Task It_tells_who_what_licence_where_and_what_was_changed()
    {
        var graph = await new TestLineage()
            .Model("me/chat", """{"license":"llama3","base_model":"meta/base","base_model_relation":"finetune","datasets":["d/talk","d/gone"]}""")
            .Model("meta/base", """{"license":"llama3"}""")
            .Dataset("d/talk", """{"license":"cc-by-4.0"}""").GraphAsync("me/chat");
        Assert.Equal(
            """
            # Attribution

            me/chat was made from the works below.

            ## me/chat

            - What: model, revision 0000000000000000000000000000000000000001
            - Who: me
            - Licence: LicenseRef-llama3 (Meta Llama 3 Community License), <https://llama.meta.com/llama3/license/>
            - Where: <https://hub.example/me/chat>
            - Notice: Meta Llama 3 is licensed under the Meta Llama 3 Community License, Copyright © Meta Platforms, Inc. All Rights Reserved.
            - Name: “Built with Meta Llama 3” is shown and the model's name begins with “Llama 3”

            ## meta/base

            - What: model, revision 0000000000000000000000000000000000000002
            - Who: meta
            - Licence: LicenseRef-llama3 (Meta Llama 3 Community License), <https://llama.meta.com/llama3/license/>
            - Where: <https://hub.example/meta/base>
            - Changes: its weights were trained further to make me/chat
            - Notice: Meta Llama 3 is licensed under the Meta Llama 3 Community License, Copyright © Meta Platforms, Inc. All Rights Reserved.
            - Name: “Built with Meta Llama 3” is shown and the model's name begins with “Llama 3”

            ## d/talk

            - What: dataset, revision 0000000000000000000000000000000000000003
            - Who: d
            - Licence: CC-BY-4.0 (Creative Commons Attribution 4.0 International), <https://creativecommons.org/licenses/by/4.0/>
            - Where: <https://hub.example/d/talk>
            - Changes: me/chat was trained on it

            ## d/gone

            - What: dataset
            - Who: d
            - Licence: not stated
            - Not on this hub: its card could not be read
            - Changes: me/chat was trained on it

            ## Texts that go along

            These licences ask that their text, or its address, and the notices in the original are passed on:

            - CC-BY-4.0: <https://creativecommons.org/licenses/by/4.0/>
            - LicenseRef-llama3: <https://llama.meta.com/llama3/license/>

            """.ReplaceLineEndings("\n"),
            AttributionFile.Write(graph));
    }

    [Fact]
    public async Task A_model_from_nothing_names_nothing()
    {
        var text = AttributionFile.Write(await new TestLineage().Model("me/x", """{"license":"mit"}""").GraphAsync("me/x"));
        Assert.Contains("me/x names nothing that it was made from.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("go along", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_strangers_write_is_no_markup()
    {
        var graph = await new TestLineage().Model("me/x", """{"license":"other","license_name":"a","base_model":"<b>x</b>\n# Title [a](http://b)"}""").GraphAsync("me/x");
        var lines = AttributionFile.Write(graph).Split('\n');
        Assert.Contains("## \\<b\\>x\\</b\\> \\# Title \\[a\\]\\(http://b\\)", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("# Title", StringComparison.Ordinal));
    }
}
