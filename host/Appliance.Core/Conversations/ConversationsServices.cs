using Appliance.Core.Accounts.Leaving;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Core.Conversations;

/// <summary>Composition of the feature.</summary>
public static class ConversationsServices
{
    public static IServiceCollection AddConversations(this IServiceCollection services)
    {
        services.AddSingleton<ConversationVisibility>();
        services.AddSingleton<ConversationReader>();
        services.AddSingleton<ConversationExport>();
        services.AddSingleton<TypingSignals>();
        services.AddSingleton<SendVisitorMessage>();
        services.AddSingleton<SendAgentMessage>();
        services.AddSingleton<AcceptConversation>();
        services.AddSingleton<TransferConversation>();
        services.AddSingleton<CloseConversation>();
        services.AddSingleton<ReopenConversation>();
        services.AddSingleton<TakeOverConversation>();
        services.AddSingleton<RecallMessage>();
        services.AddSingleton<ResendMessage>();
        services.AddSingleton<MarkRead>();
        services.AddSingleton<AgentLoads>();
        services.AddSingleton<QueueLengths>();
        services.AddSingleton<ServicePace>();
        services.AddSingleton<VisitorConversation>();
        services.AddHostedService<OfflineReplies>();
        services.AddSingleton<IHandOver, ConversationHandOver>();
        return services;
    }
}
