package vn.danda.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.danda.conversation.AgentRef;
import vn.danda.conversation.Outcome;

class HolderTest {

  @Test
  void anAgentWhoseNameWasCorrectedMeanwhileCanStillGiveBack() {
    Chat chat = new Chat();
    chat.agentTakes(Chat.HOA);
    AgentRef corrected = new AgentRef(Chat.HOA.id(), "Nguyễn Thị Hoà", "NA-0009");

    chat.agentGivesBack(corrected);

    assertThat(chat.last.outcome()).isEqualTo(Outcome.AGENT_ACTED);
    assertThat(chat.state.holder()).isNull();
  }
}
