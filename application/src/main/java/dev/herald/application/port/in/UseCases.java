package dev.herald.application.port.in;

import dev.herald.application.port.in.access.Authenticate;
import dev.herald.application.port.in.access.IssueFirstToken;
import dev.herald.application.port.in.account.DeleteAccount;
import dev.herald.application.port.in.account.EditAccount;
import dev.herald.application.port.in.account.ImportAccounts;
import dev.herald.application.port.in.account.ReadAccounts;
import dev.herald.application.port.in.channel.CreateChannel;
import dev.herald.application.port.in.channel.DeleteChannel;
import dev.herald.application.port.in.channel.EditChannel;
import dev.herald.application.port.in.channel.ReadChannels;
import dev.herald.application.port.in.image.ReadImage;
import dev.herald.application.port.in.image.UploadImage;
import dev.herald.application.port.in.post.FindWords;
import dev.herald.application.port.in.post.PublishPost;
import dev.herald.application.port.in.post.ReadPosts;
import dev.herald.application.port.in.post.RecallPost;
import dev.herald.application.port.in.session.FindSession;
import dev.herald.application.port.in.session.SignIn;
import dev.herald.application.port.in.session.SignOut;
import dev.herald.application.port.in.subscription.EditSubscription;
import dev.herald.application.port.in.subscription.MarkRead;
import dev.herald.application.port.in.subscription.ReadSubscriptions;
import dev.herald.application.port.in.subscription.SubscribeToChannel;
import dev.herald.application.port.in.subscription.UnsubscribeFromChannel;
import dev.herald.application.port.in.upkeep.CleanUp;

/** All use cases: what an inbound adapter receives. */
public record UseCases(
    CreateChannel createChannel,
    EditChannel editChannel,
    DeleteChannel deleteChannel,
    ReadChannels readChannels,
    PublishPost publishPost,
    RecallPost recallPost,
    ReadPosts readPosts,
    FindWords findWords,
    SubscribeToChannel subscribeToChannel,
    UnsubscribeFromChannel unsubscribeFromChannel,
    MarkRead markRead,
    ReadSubscriptions readSubscriptions,
    EditSubscription editSubscription,
    ImportAccounts importAccounts,
    ReadAccounts readAccounts,
    EditAccount editAccount,
    DeleteAccount deleteAccount,
    UploadImage uploadImage,
    ReadImage readImage,
    Authenticate authenticate,
    IssueFirstToken issueFirstToken,
    SignIn signIn,
    FindSession findSession,
    SignOut signOut,
    ReadVersion readVersion,
    CleanUp cleanUp) {}
