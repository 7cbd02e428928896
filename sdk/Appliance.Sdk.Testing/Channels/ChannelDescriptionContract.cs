using Appliance.Sdk.Channels;

namespace Appliance.Sdk.Testing.Channels;

/// <summary>What a channel says of itself.</summary>
public static class ChannelDescriptionContract
{
    private const int MaxSteps = 20;

    /// <summary>Id, texts, capabilities and the type of settings are within the rules.</summary>
    /// <exception cref="ContractViolationException">The first rule that does not hold, in a sentence.</exception>
    public static void Verify(IChannel channel)
    {
        var description = channel.Description;
        Rule.Holds(description is not null, "The channel has no description.");
        Rule.IsId(description.Id, "the channel");
        Rule.IsSaid(description.Name, $"The name of the channel {description.Id}", 60);
        Rule.IsSaid(description.Description, $"The description of the channel {description.Id}");
        Rule.Holds(description.SetupSteps.Count <= MaxSteps, $"The channel {description.Id} has {description.SetupSteps.Count} set-up steps; at most {MaxSteps} are shown.");
        foreach (var step in description.SetupSteps)
            Rule.IsSaid(step, $"A set-up step of the channel {description.Id}");
        Capabilities(description);
        if (description.AccountSettings is { } settings)
            Rule.Holds(settings is { IsClass: true, IsAbstract: false } && settings.GetConstructor(Type.EmptyTypes) is not null, $"The settings {settings.Name} have no public parameterless constructor.");
        Rule.Holds(channel.Description.Id == description.Id, "The description changes from call to call; the host reads it once.");
    }

    private static void Capabilities(ChannelDescription description)
    {
        var can = description.Capabilities;
        Rule.Holds(can is not null, $"The channel {description.Id} has no capabilities.");
        foreach (var support in can.Send)
        {
            Rule.Holds(SampleContents.Types.Contains(support.Type), $"The channel {description.Id} sends \"{support.Type}\", which is no type that can be sent.");
            Rule.Holds(
                support is { MaxCharacters: null or > 0, MaxTextBytes: null or > 0, MaxFileBytes: null or > 0, MaxItems: null or > 0 },
                $"A limit of \"{support.Type}\" in the channel {description.Id} is not above zero; null means that there is none.");
        }

        Rule.Holds(can.Send.DistinctBy(support => support.Type).Count() == can.Send.Count, $"The channel {description.Id} lists a type to send twice.");
        Rule.Holds(can.ReplyWindow is null or { Duration.Ticks: > 0, MaxMessages: null or > 0 }, $"The reply window of the channel {description.Id} is not above zero.");
        Rule.Holds(can.MessagesPerMinute is null or > 0, $"The messages a minute of the channel {description.Id} are not above zero.");
    }
}
