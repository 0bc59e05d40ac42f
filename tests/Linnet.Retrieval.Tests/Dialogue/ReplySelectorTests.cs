using Linnet.Data;
using Linnet.Models.Pipelines;

namespace Linnet.Retrieval.Tests.Dialogue;

public sealed class ReplySelectorTests
{
    private static readonly Data.Dialogue[] Dialogues =
    [
        new(["What is AI?", "The science of thinking machines."], "ai"),
        new(["What is AI?", "Software that learns."], "ai"),
        new(["Do you like cats?", "Yes, I like cats.", "Why?", "They are soft."], "pets"),
        new(["Do you like rain?", "No, I do not.", "Why?", "It is wet."], "weather"),
        new(["你是谁", "我是一个机器人。"], "ai"),
    ];

    [Theory]
    [InlineData("what is ai", "The science of thinking machines.")]
    [InlineData("你是谁？", "我是一个机器人。")]
    [InlineData("tell me, do you like rain", "No, I do not.")]
    public void The_most_alike_question_is_answered(string said, string expected)
    {
        using var selector = ReplySelector.Create(Dialogues);
        Assert.Equal(expected, selector.Answer([said]).Text);
    }

    [Fact]
    public void What_was_said_before_decides_between_equals()
    {
        using var selector = ReplySelector.Create(Dialogues);
        Assert.Equal("They are soft.", selector.Answer(["Do you like cats?", "Yes, I like cats.", "Why?"]).Text);
        Assert.Equal("It is wet.", selector.Answer(["Do you like rain?", "No, I do not.", "Why?"]).Text);
    }

    [Fact]
    public void An_answer_is_not_given_twice_while_there_is_another()
    {
        using var selector = ReplySelector.Create(Dialogues);
        Assert.Equal("Software that learns.", selector.Answer(["What is AI?", "The science of thinking machines.", "What is AI?"]).Text);
    }

    [Fact]
    public void Meaning_counts_where_there_is_an_encoder()
    {
        using var folder = new TemporaryFolder();
        using var selector = ReplySelector.Create(Dialogues, SentenceEncoder.Load(folder.WriteEncoder("encoder", "what is ai ? do you like cats rain why")));
        Assert.Equal("Yes, I like cats.", selector.Answer(["do you like cats"]).Text);
    }

    [Fact]
    public void Something_is_answered_to_everything_and_nothing_to_nothing()
    {
        using var selector = ReplySelector.Create(Dialogues);
        Assert.Equal(0, selector.Answer(["zzz"]).Score);
        Assert.Empty(selector.Answers(["zzz"], 3));
        Assert.Throws<ConfigurationException>(() => selector.Answer([]));
        Assert.Throws<ConfigurationException>(() => ReplySelector.Create([new(["alone"], null)]));
    }

    [SharedTheory]
    [InlineData("english", 0.9)]
    [InlineData("chinese", 0.9)]
    public void Real_questions_are_answered_as_people_answered_them(string language, double least)
    {
        var dialogues = DialogueFile.Read(SharedData.Path($"data/chatterbot/{language}.jsonl")).ToList();
        using var selector = ReplySelector.Create(dialogues);
        var asked = dialogues.Where(dialogue => dialogue.Turns.Count > 1).Take(100).ToList();
        var right = asked.Count(dialogue =>
        {
            var answer = selector.Answer([dialogue.Turns[0]]).Text;
            return dialogues.Any(other => other.Turns.Count > 1 && other.Turns[0] == dialogue.Turns[0] && other.Turns[1] == answer);
        });
        Assert.InRange(right / (double)asked.Count, least, 1);
    }
}
